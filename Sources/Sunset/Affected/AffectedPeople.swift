/// What is counted of one place and one operator, before anything is switched off.
public struct ServiceStock: Hashable, Sendable {
    /// Lines in phones, whatever they can do.
    public let lines: Int
    /// Lines whose terminal cannot call without the layer.
    public let device: Int
    /// Of these, SIMs nobody misses: second SIMs, kept numbers.
    public let spare: Int
    /// Lines whose plan does not reach the newer network.
    public let plan: Int
    /// Lines used where only the layer reaches.
    public let coverage: Int
    /// Lines with two or three causes; nil when nobody counted them.
    public let shared: Int?
    /// Beside the lines.
    public let machines: Int

    /// - Throws: ``SunsetError/impossibleStock(what:value:limit:)``.
    public init(
        lines: Int, device: Int, spare: Int, plan: Int, coverage: Int, shared: Int? = nil, machines: Int
    ) throws(SunsetError) {
        let sum = device + plan + coverage
        let checks = [
            ("lines", lines, Int.max), ("device", device, lines), ("spare", spare, device), ("plan", plan, lines),
            ("coverage", coverage, lines), ("machines", machines, Int.max),
            ("shared", shared ?? 0, sum - max(device, plan, coverage)),
        ]
        for (what, value, limit) in checks where value < 0 || value > limit {
            throw .impossibleStock(what: what, value: value, limit: limit)
        }
        if let shared, sum - shared > lines {
            throw .impossibleStock(what: "device + plan + coverage − shared", value: sum - shared, limit: lines)
        }
        (self.lines, self.device, self.spare, self.plan) = (lines, device, spare, plan)
        (self.coverage, self.shared, self.machines) = (coverage, shared, machines)
    }
}

/// Who loses service at a stage: the union of three causes, with bounds where the overlap is unknown.
///
/// Spare SIMs and machines stay apart: the first are harmed by nothing, the second are no people.
public struct AffectedPeople: Hashable, Sendable {
    public let device: Int
    public let plan: Int
    public let coverage: Int
    /// Lines affected by any cause. Its ends meet when the overlap is known.
    public let lines: ClosedRange<Int>
    /// ``lines`` without spare SIMs.
    public let harmed: ClosedRange<Int>
    public let machines: Int

    /// On a day, given the stages in force by then.
    ///
    /// Refusing terminals takes the device cause only; plan and coverage count once the radio is off. Machines count
    /// when no stage in force exempts them.
    public init(_ stock: ServiceStock, stages: [LegalStage]) {
        let isRefused = !stages.isEmpty
        let isOff = stages.contains { $0.effect == .radioOff }
        let (device, plan, coverage) = (
            isRefused ? stock.device : 0, isOff ? stock.plan : 0, isOff ? stock.coverage : 0
        )
        let sum = device + plan + coverage
        let least: Int
        let most: Int
        if isOff, let shared = stock.shared {
            (least, most) = (sum - shared, sum - shared)
        } else {
            (least, most) = (max(device, plan, coverage), min(sum, stock.lines))
        }
        let spare = isRefused ? stock.spare : 0
        (self.device, self.plan, self.coverage) = (device, plan, coverage)
        lines = least...most
        harmed = (least - spare)...(most - spare)
        let counted = stages.contains { !$0.exemptsMachines }
        machines = counted ? stock.machines : 0
    }
}
