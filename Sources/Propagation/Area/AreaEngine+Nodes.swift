import Units

extension AreaEngine {
    /// Losses to single nodes, each over a profile of its own, on the calling thread: for few places around many masts.
    ///
    /// Heights have to be those of ``P1812/heights``, and nodes of the terrain.
    ///
    /// - Returns: dB in the order of the nodes, NaN at voids and beyond `radius`; nil when the mast has no terrain under it.
    func losses(from mast: Mast, terminal: Length, radius: Length, to nodes: [Int], model: P1812) -> [Float]? {
        guard let place = AreaMast(terrain, x: mast.x, y: mast.y, height: mast.height.metres) else { return nil }
        var pixels: [AreaPixels.Pixel] = []
        pixels.reserveCapacity(nodes.count)
        for node in nodes {
            let (row, column) = node.quotientAndRemainder(dividingBy: terrain.columns)
            let (distance, east, north) = place.reach(row: Double(row), column: Double(column))
            // Farther ones are marked by a distance that is none.
            let isNear = distance <= radius.metres / 1000
            pixels.append(
                AreaPixels.Pixel(
                    node: Int32(node), distance: isNear ? Float(distance) : .nan, east: Float(east), north: Float(north)
                ))
        }
        let task = AreaTask(
            terrain: terrain, mast: place, terminal: terminal.metres, radius: radius.metres / 1000,
            step: step.metres / 1000,
            kernels: [LossKernel(model)], nodes: nil, curvature: 500 / model.climate.effectiveRadius, method: .exact)
        return task.losses(pixels)
    }
}

extension AreaTask {
    /// A profile per place; NaN at voids and beyond the radius.
    fileprivate func losses(_ pixels: [AreaPixels.Pixel]) -> [Float] {
        var batch = AreaBatch(kernels: kernels, capacity: pixels.count)
        var exact = ExactFront(radius: radius, step: step)
        let (datum, curvature) = (Float(mast.ground + mast.height), Float(curvature))
        var known: [Int] = []
        terrain.withSampler { sampler in
            for (number, pixel) in pixels.enumerated() {
                guard !pixel.distance.isNaN,
                    let path = path(to: pixel, datum: datum, curvature: curvature)
                else { continue }
                known.append(number)
                batch.append(exact.row(sampler, path))
            }
        }
        var losses = [Float](repeating: .nan, count: pixels.count)
        for (number, loss) in zip(known, batch.finish().values[0]) { losses[number] = loss }
        return losses
    }
}
