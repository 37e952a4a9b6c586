import Units

extension AreaEngine {
    /// Losses to single nodes, each over a profile of its own, on the calling thread: for few places around many masts.
    ///
    /// Heights have to be those of ``P1812/heights``, and nodes of the terrain.
    ///
    /// - Returns: dB in the order of the nodes, NaN at voids and beyond `radius`; nil when the mast has no terrain under it.
    func losses(from mast: Mast, terminal: Length, radius: Length, to nodes: [Int], model: P1812) -> [Float]? {
        guard let place = AreaMast(terrain, x: mast.x, y: mast.y, height: mast.height.metres) else { return nil }
        return AreaTask(
            terrain: terrain, mast: place, terminal: terminal.metres, radius: radius.metres / 1000,
            step: step.metres / 1000, kernels: [LossKernel(model)], nodes: nil,
            curvature: 500 / model.climate.effectiveRadius, method: .exact
        ).losses(to: nodes)
    }
}

extension AreaTask {
    /// A profile per place; NaN at voids and beyond the radius.
    fileprivate func losses(to nodes: [Int]) -> [Float] {
        var batch = AreaBatch(kernels: kernels, capacity: nodes.count)
        var exact = ExactFront(radius: radius, step: step)
        let frame = AreaFrame(self)
        var known: [Int] = []
        terrain.withSampler { sampler in
            for (number, node) in nodes.enumerated() where !terrain.isVoid(node) {
                let (row, column) = node.quotientAndRemainder(dividingBy: terrain.columns)
                let (distance, east, north) = mast.reach(
                    mast.parallel(row: Double(row)), mast.meridian(column: Double(column)))
                guard distance <= radius else { continue }
                let pixel = AreaPixels.Pixel(
                    row: Int32(row), column: Int32(column), radial: 0,
                    ground: terrain.height(row: row, column: column), distance: Float(distance), east: Float(east),
                    north: Float(north))
                known.append(number)
                batch.append(exact.row(sampler, frame.path(to: pixel)))
            }
        }
        var losses = [Float](repeating: .nan, count: nodes.count)
        for (number, loss) in zip(known, batch.finish().values[0]) { losses[number] = loss }
        return losses
    }
}
