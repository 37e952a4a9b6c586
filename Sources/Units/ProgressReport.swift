/// How far a long task is; sent to whoever shows it.
public struct ProgressReport: Hashable, Sendable {
    /// What is being done, in the order in which a study usually does it.
    public enum Stage: String, Sendable, CaseIterable {
        case reading, units, landUse, zones, people, coverage, verdicts, waysOut, candidates, search, writing
    }
    public var stage: Stage
    /// 0...1 within the stage.
    public var fraction: Double
    public init(_ stage: Stage, _ fraction: Double) { (self.stage, self.fraction) = (stage, fraction) }
}
