import CHardware

/// Sixteen pixels or profile points at once.
typealias Lanes = SIMD16<Float>
typealias LaneIndices = SIMD16<Int32>
/// −1 where a comparison holds, 0 elsewhere.
typealias LaneMask = SIMD16<Int32>

extension Lanes {
    static var width: Int { scalarCount }

    /// 0, 1, … 15.
    @inline(always)
    static var ramp: Lanes { hw_ramp16() }

    @inline(always)
    func raised(by other: Lanes) -> Lanes { hw_upper16(self, other) }

    @inline(always)
    func lowered(by other: Lanes) -> Lanes { hw_lower16(self, other) }

    @inline(always)
    func raised(by other: Float) -> Lanes { raised(by: hw_all_lanes16(other)) }

    @inline(always)
    func lowered(by other: Float) -> Lanes { lowered(by: hw_all_lanes16(other)) }

    // Comparisons and choices; the library's own are loops over lanes that take the optimiser minutes.

    @inline(always)
    func above(_ other: Lanes) -> LaneMask { hw_greater16(self, other) }

    @inline(always)
    func above(_ other: Float) -> LaneMask { hw_greater16(self, hw_all_lanes16(other)) }

    @inline(always)
    func below(_ other: Float) -> LaneMask { hw_greater16(hw_all_lanes16(other), self) }

    @inline(always)
    func notAbove(_ other: Lanes) -> LaneMask { hw_least_or_equal16(self, other) }

    @inline(always)
    func notAbove(_ other: Float) -> LaneMask { hw_least_or_equal16(self, hw_all_lanes16(other)) }

    @inline(always)
    func equal(_ other: Lanes) -> LaneMask { hw_equal16(self, other) }

    /// Another's lanes where the mask is set.
    @inline(always)
    func or(_ other: Lanes, where mask: LaneMask) -> Lanes { hw_pick16(mask, other, self) }

    @inline(always)
    func or(_ other: Float, where mask: LaneMask) -> Lanes { hw_pick16(mask, hw_all_lanes16(other), self) }

    @inline(always)
    var root: Lanes { hw_sqrt16(self) }

    @inline(always)
    var largest: Float { hw_max16(self) }

    @inline(always)
    var least: Float { -hw_max16(hw_negative16(self)) }

    /// Always in the same order, whatever the processor.
    @inline(always)
    var total: Float { hw_sum16(self) }

    /// The place of `value`, counted from each lane's place in `groups`; the first or the last of equals.
    @inline(always)
    func first(of value: Float, groups: LaneIndices) -> Int {
        Int(
            hw_least_whole16(
                hw_pick_whole16(equal(hw_all_lanes16(value)), groups &+ .ramp, hw_all_whole16(.max))))
    }

    @inline(always)
    func last(of value: Float, groups: LaneIndices) -> Int {
        Int(hw_most_whole16(hw_pick_whole16(equal(hw_all_lanes16(value)), groups &+ .ramp, hw_all_whole16(0))))
    }

    @inline(always)
    var magnitude: Lanes { hw_magnitude16(self) }

    /// The nearest whole numbers, ties to even, of numbers in 0 ..< 2²²: as floats and as integers.
    @inline(always)
    var nearest: (float: Lanes, index: LaneIndices) {
        let shifted = self + 0x1p23
        return (shifted - 0x1p23, hw_whole16(shifted))
    }
}

extension LaneIndices {
    @inline(always)
    func or(_ other: Int, where mask: LaneMask) -> LaneIndices {
        hw_pick_whole16(mask, hw_all_whole16(Int32(truncatingIfNeeded: other)), self)
    }

    @inline(always)
    static var ramp: LaneIndices { hw_whole_ramp16() }
}

/// The library's own fill sixteen lanes in a loop, which takes the optimiser minutes over a whole kernel.
extension Lanes {
    @inline(always)
    init(all value: Float) { self = hw_all_lanes16(value) }

    @inline(always)
    static prefix func - (a: Lanes) -> Lanes { hw_negative16(a) }

    @inline(always)
    static func + (a: Float, b: Lanes) -> Lanes { hw_all_lanes16(a) + b }

    @inline(always)
    static func + (a: Lanes, b: Float) -> Lanes { a + hw_all_lanes16(b) }

    @inline(always)
    static func - (a: Float, b: Lanes) -> Lanes { hw_all_lanes16(a) - b }

    @inline(always)
    static func - (a: Lanes, b: Float) -> Lanes { a - hw_all_lanes16(b) }

    @inline(always)
    static func * (a: Float, b: Lanes) -> Lanes { hw_all_lanes16(a) * b }

    @inline(always)
    static func * (a: Lanes, b: Float) -> Lanes { a * hw_all_lanes16(b) }

    @inline(always)
    static func / (a: Float, b: Lanes) -> Lanes { hw_all_lanes16(a) / b }

    @inline(always)
    static func / (a: Lanes, b: Float) -> Lanes { a / hw_all_lanes16(b) }
}

extension LaneIndices {
    @inline(always)
    init(all value: Int) { self = hw_all_whole16(Int32(truncatingIfNeeded: value)) }
}
