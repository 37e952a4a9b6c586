/// On which side of a directed line a point lies, decided exactly.
///
/// J. R. Shewchuk, "Adaptive precision floating-point arithmetic and fast robust geometric predicates" (1997): the
/// determinant in doubles answers when it exceeds its error bound, else all products are summed without rounding.
/// Exact unless a product of two coordinates leaves the range of `Double`.
enum Orientation {
    /// Bound A of the paper, (3 + 16 ε) ε with ε = 2⁻⁵³, times the sum of the two products' sizes.
    private static let boundA = (3 + 16 * 0x1p-53) * 0x1p-53

    /// 1 when `c` is to the left of the line from `a` to `b`, −1 to the right, 0 on it.
    static func sign(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int {
        let left = (a.x - c.x) * (b.y - c.y)
        let right = (a.y - c.y) * (b.x - c.x)
        let determinant = left - right
        let bound = boundA * (abs(left) + abs(right))
        // Written so that NaN falls through to the exact sum.
        if determinant > bound { return 1 }
        if -determinant > bound { return -1 }
        return nearSign(a, b, c) ?? exactSign(a, b, c)
    }

    /// `exactSign` of points that are close to each other: their differences are then exact, and so are the two
    /// products as pairs of numbers. Nil when that does not decide.
    private static func nearSign(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int? {
        // Twice the same point spans no triangle.
        if a == c || b == c || a == b { return 0 }
        let ax = a.x - c.x, ay = a.y - c.y, bx = b.x - c.x, by = b.y - c.y
        guard isExact(a.x, c.x, ax), isExact(a.y, c.y, ay), isExact(b.x, c.x, bx), isExact(b.y, c.y, by) else {
            return nil
        }
        let left = ax * by, right = ay * bx
        let leftRest = (-left).addingProduct(ax, by), rightRest = (-right).addingProduct(ay, bx)
        // Below that, the rest of a product may itself be rounded.
        guard abs(left) > 0x1p-900 || ax == 0 || by == 0, abs(right) > 0x1p-900 || ay == 0 || bx == 0 else {
            return nil
        }
        if left == right { return leftRest == rightRest ? 0 : (leftRest > rightRest ? 1 : -1) }
        let whole = left - right
        guard abs(whole) > 4 * (abs(leftRest) + abs(rightRest)) else { return nil }
        return whole > 0 ? 1 : -1
    }

    /// Whether `difference` is `a` − `b` without rounding (the tail of the paper's TWO-DIFF is zero).
    @inline(__always) private static func isExact(_ a: Double, _ b: Double, _ difference: Double) -> Bool {
        let virtual = a - difference
        let back = difference + virtual
        return (a - back) + (virtual - b) == 0
    }

    /// Sign of ax·by − ay·bx + bx·cy − by·cx + cx·ay − cy·ax.
    static func exactSign(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Int {
        let products = [(a.x, b.y), (-a.y, b.x), (b.x, c.y), (-b.y, c.x), (c.x, a.y), (-c.y, a.x)]
        var expansion: [Double] = []
        for (p, q) in products {
            let high = p * q
            let low = (-high).addingProduct(p, q)  // the rounding error of `high`, exactly
            expansion = grown(grown(expansion, by: low), by: high)
        }
        // The components do not overlap and grow in size: the last that is not zero has the sign of the sum.
        guard let leading = expansion.last(where: { $0 != 0 }) else { return 0 }
        return leading > 0 ? 1 : -1
    }

    /// GROW-EXPANSION of the paper: adds one number to a sum kept as non-overlapping components.
    private static func grown(_ expansion: [Double], by value: Double) -> [Double] {
        var out: [Double] = []
        out.reserveCapacity(expansion.count + 1)
        var carry = value
        for component in expansion {
            let sum = carry + component
            let virtual = sum - carry
            out.append((carry - (sum - virtual)) + (component - virtual))
            carry = sum
        }
        out.append(carry)
        return out
    }
}
