import CHardware

/// Elementary functions on sixteen numbers, by polynomials fitted for single precision. Each is good to about 2e-7
/// of its value or, near a zero, absolutely, over the numbers the path-loss kernel meets.
extension Lanes {
    /// log2 of positive, normal numbers.
    @inline(always)
    var log2: Lanes {
        let m = hw_mantissa16(self)
        // ln m = 2 artanh z with z = (m − 1)/(m + 1), |z| < 0.172.
        let z = (m - 1) / (m + 1)
        let z2 = z * z
        let series: Lanes = ((z2 * 0.2222222 + 0.2857143) * z2 + 0.4) * z2 + 0.6666667
        let artanh = z * (z2 * series + 2)
        return hw_exponent16(self) + artanh * 1.4426950
    }

    @inline(always)
    var ln: Lanes { log2 * 0.6931472 }

    @inline(always)
    var log10: Lanes { log2 * 0.3010300 }

    /// 2 to the power of numbers, which are taken as −126 … 126 beyond that.
    @inline(always)
    var exp2: Lanes {
        let bounded = lowered(by: 126).raised(by: -126)
        let shifted = bounded + 0x1.8p23
        let whole = shifted - 0x1.8p23
        let x = (bounded - whole) * 0.6931472  // |x| <= ln 2 / 2
        let high: Lanes = ((x * 0.001388889 + 0.008333334) * x + 0.04166667) * x + 0.1666667
        let power = ((high * x + 0.5) * x + 1) * x + 1
        return power * hw_power16(shifted)
    }

    @inline(always)
    var exp: Lanes { (self * 1.4426950).exp2 }

    /// tanh by the exponential; absolutely good to 1e-7.
    @inline(always)
    var tanh: Lanes {
        let e = (self * 2.8853901).lowered(by: 60).exp2
        return 1 - 2 / (e + 1)
    }

    /// Arc tangent of numbers in −1 … 1.
    @inline(always)
    var arcTangent: Lanes {
        // With tan(atan(x)/2) = x/(1 + √(1 + x²)) the series needs few terms: |h| <= 0.4143.
        let h = self / ((self * self + 1).root + 1)
        let h2 = h * h
        let high: Lanes = ((h2 * 0.07692308 - 0.09090909) * h2 + 0.1111111) * h2 - 0.1428571
        return 2 * h * (((high * h2 + 0.2) * h2 - 0.3333333) * h2 + 1)
    }

    /// cos(π/3 + arccos(x)/3) of numbers in −1 … 1: the root of P.1812-8 eq. (24c).
    @inline(always)
    var cubicRoot: Lanes {
        // arccos|x| = √(1−|x|) P(|x|), Abramowitz and Stegun 4.4.46.
        let a = magnitude
        let p0: Lanes = (((-0.0012624911 * a + 0.0066700901) * a - 0.0170881256) * a + 0.0308918810) * a
        let p: Lanes = (((p0 - 0.0501743046) * a + 0.0889789874) * a - 0.2145988016) * a + 1.5707963050
        let acute = (1 - a).root * p
        let angle = acute.or(Float.pi - acute, where: below(0))
        // cos(π/3 + angle/3) = sin(π/6 − angle/3), an argument within ±π/6.
        let y = Float.pi / 6 - angle * (1 / 3)
        let y2 = y * y
        let series: Lanes = ((y2 * 2.7557319e-6 - 1.9841270e-4) * y2 + 8.3333333e-3) * y2 - 0.1666667
        return y * (y2 * series + 1)
    }
}
