import Units

extension GridFrame {
    /// - Throws: ``PropagationError/unusableGrid(field:value:)`` for a grid no map can be made on: cells have to be square.
    func requireUsable() throws(PropagationError) {
        guard originX.isFinite else { throw .unusableGrid(field: "originX", value: originX) }
        guard originY.isFinite else { throw .unusableGrid(field: "originY", value: originY) }
        guard cellWidth > 0, cellWidth.isFinite else { throw .unusableGrid(field: "cellWidth", value: cellWidth) }
        guard cellHeight == cellWidth else { throw .unusableGrid(field: "cellHeight", value: cellHeight) }
        guard columns > 0 else { throw .unusableGrid(field: "columns", value: Double(columns)) }
        guard rows > 0 else { throw .unusableGrid(field: "rows", value: Double(rows)) }
    }
}
