/// e^x for eight values at once, relative error below 1e−6; x has to lie in −80...0.
///
/// x = (n + f)·ln 2 with |f| ≤ ½: 2^n is put into the exponent bits, e^{f·ln 2} is a polynomial of degree 6 (Taylor),
/// whose next term is below 1.3e−7 there.
@inline(__always)
func exponential(_ x: SIMD8<Float>) -> SIMD8<Float> {
    // Adding 1.5·2^23 rounds to a whole number and leaves it in the low bits.
    let rounder: Float = 12_582_912
    let scaled = x * 1.442_695_04
    let shifted = scaled + rounder
    let r = (scaled - (shifted - rounder)) * 0.693_147_18
    var p = SIMD8<Float>(repeating: 1 / 720)
    p = p * r + 1 / 120
    p = p * r + 1 / 24
    p = p * r + 1 / 6
    p = p * r + 0.5
    p = p * r + 1
    p = p * r + 1
    // SAFETY: both types are eight lanes of 32 bits, and every bit pattern is a value of either.
    let power = unsafe (unsafeBitCast(shifted, to: SIMD8<Int32>.self) &- 0x4B40_0000 &+ 127) &<< 23
    return unsafe p * unsafeBitCast(power, to: SIMD8<Float>.self)
}
