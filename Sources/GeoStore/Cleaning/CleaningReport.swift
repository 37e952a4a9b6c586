import Geometry

/// Collects the entries of one layer and measures for them.
struct CleaningReport {
    let source: String
    let layer: String
    let place: LayerPlace
    private(set) var entries: [LedgerEntry] = []

    init(source: String, layer: String, place: LayerPlace) {
        self.source = source
        self.layer = layer
        self.place = place
    }

    /// - Parameters:
    ///   - feature: nil for the layer as a whole.
    ///   - at: in the layer's system; nil takes the middle of the feature's box.
    mutating func add(
        _ feature: Feature?, _ defect: Defect, _ action: LedgerAction, _ detail: String, before: Double? = nil,
        after: Double? = nil, at: Coordinate? = nil
    ) {
        let position =
            at ?? feature?.shape.flatMap { $0.box.isEmpty || !$0.box.centre.isFinite ? nil : $0.box.centre }
        entries.append(
            LedgerEntry(
                source: source, layer: layer, feature: feature.map { String($0.id) } ?? "", defect: defect,
                action: action, detail: detail, areaBefore: before, areaAfter: after,
                location: position.flatMap(place.longitudeLatitude)))
    }

    func area(_ shape: Shape) -> Double { place.area(shape) }
}
