import Synchronization
import Units

/// One mast's disc, cut into sectors that threads take one after another.
struct AreaTask: Sendable {
    let terrain: TerrainGrid
    let mast: AreaMast
    /// m.
    let terminal: Double
    /// km.
    let radius, step: Double
    let kernels: [LossKernel]
    /// The only nodes wanted, ascending; nil for all.
    let nodes: [Int]?
    /// 500/ae.
    let curvature: Double
    let method: AreaEngine.Method

    private static let sectors = 32

    /// - Throws: ``PropagationError/cancelled``.
    func losses(_ run: Run) throws(PropagationError) -> AreaEngine.Losses {
        let (rows, columns) = AreaPixels.extent(terrain, mast, radius)
        let table = [Float](repeating: .nan, count: rows.count * columns.count)
        let merged = Mutex(
            AreaEngine.Losses(rows: rows, columns: columns, values: kernels.map { _ in table }))
        let done = Atomic(0)
        // More radials than pixels at the rim would be for nothing, fewer than profile points would be felt.
        let radials = max(64, Int(2 * .pi * radius / step))
        _ = Parallel.map(Self.sectors, threads: run.threads) { sector in
            guard !run.isCancelled else { return }
            let pixels = AreaPixels(
                terrain, mast: mast, radius: radius, radials: radials, sector: sector, of: Self.sectors,
                only: nodes)
            let results = losses(pixels, radials: radials)
            merged.withLock { merged in
                for (model, losses) in results.values.enumerated() {
                    var table = merged.values[model].mutableSpan
                    for (place, loss) in zip(results.places, losses) { table[Int(place)] = loss }
                }
            }
            run.report(.coverage, Double(done.add(1, ordering: .relaxed).newValue) / Double(Self.sectors))
        }
        guard !run.isCancelled else { throw .cancelled }
        return merged.withLock { $0 }
    }

    private func losses(_ pixels: borrowing AreaPixels, radials: Int) -> AreaBatch.Results {
        var batch = AreaBatch(kernels: kernels, capacity: pixels.pixels.count)
        var exact = ExactFront(radius: radius, step: step)
        var sweep = SweepFront(radius: radius, step: step)
        let nearest = method == .exact ? Float.infinity : SweepFront.nearest(step: step)
        let frame = AreaFrame(self)
        terrain.withSampler { sampler in
            for radial in 0..<pixels.radialCount {
                let range = pixels.starts[radial]..<pixels.starts[radial + 1]
                var isStarted = false
                for i in range {
                    let pixel = pixels.pixels[i]
                    guard pixel.distance >= nearest else {
                        batch.append(exact.row(sampler, frame.path(to: pixel)))
                        continue
                    }
                    if !isStarted {
                        isStarted = true
                        let turn = 2 * Double.pi * Double(pixels.firstRadial + radial) / Double(radials)
                        sweep.start(
                            sampler, mast: mast, turn: turn, spread: .pi / Double(radials), datum: frame.datum,
                            curvature: frame.curvature,
                            farthest: Double(pixels.pixels[range.upperBound - 1].distance))
                    }
                    let track = sweep.track(
                        row: Float(pixel.row), column: Float(pixel.column), distance: pixel.distance)
                    batch.append(sweep.row(sampler, frame.path(to: pixel, d: pixel.distance, track: track)))
                }
            }
        }
        return batch.finish()
    }
}

/// What all paths of a task share.
struct AreaFrame {
    /// The transmitting antenna above sea level, m.
    let datum: Float
    /// 500/ae.
    let curvature: Float
    private let mast: AreaMast
    /// km.
    private let leastDistance: Float
    /// Antennas above ground, m.
    private let height, terminal: Float
    /// Of the mast, degrees, and what half a kilometre northward adds.
    private let latitude, latitudePerKilometre: Float
    private let firstRow, firstColumn, columns: Int32

    init(_ task: AreaTask) {
        datum = Float(task.mast.ground + task.mast.height)
        curvature = Float(task.curvature)
        mast = task.mast
        leastDistance = Float(task.step) / 2
        (height, terminal) = (Float(task.mast.height), Float(task.terminal))
        latitude = Float(task.mast.latitude)
        latitudePerKilometre = Float(90 / (.pi * GreatCircle.radius))
        let (rows, columns) = AreaPixels.extent(task.terrain, task.mast, task.radius)
        (firstRow, firstColumn) = (Int32(rows.lowerBound), Int32(columns.lowerBound))
        self.columns = Int32(columns.count)
    }

    /// A path with a track of its own. The mast's own node is taken half a step away.
    func path(to pixel: AreaPixels.Pixel) -> AreaPath {
        let d = max(pixel.distance, leastDistance)
        let track = AreaTrack(
            from: mast, east: Double(pixel.east), north: Double(pixel.north), distance: Double(d),
            end: (Double(pixel.row), Double(pixel.column)))
        return path(to: pixel, d: d, track: track)
    }

    /// - Parameter d: the path's length, km.
    @inline(always)
    func path(to pixel: AreaPixels.Pixel, d: Float, track: AreaTrack) -> AreaPath {
        let end = pixel.ground - datum
        return AreaPath(
            track: track, d: d, start: -height, end: end, receiver: end + terminal, datum: datum,
            curvature: curvature, latitude: abs(latitude + latitudePerKilometre * d * pixel.north),
            place: (pixel.row - firstRow) * columns + pixel.column - firstColumn)
    }
}

/// Paths on their way through the kernels.
struct AreaBatch: ~Copyable {
    /// Places in the area's tables and, per kernel, the losses there in dB.
    struct Results: Sendable {
        var places: [Int32] = []
        var values: [[Float]]
    }

    private let kernels: [LossKernel]
    private var features = PathFeatures()
    private var results: Results

    init(kernels: [LossKernel], capacity: Int) {
        self.kernels = kernels
        results = Results(values: kernels.map { _ in [] })
        results.places.reserveCapacity(capacity)
        for i in kernels.indices { results.values[i].reserveCapacity(capacity) }
    }

    @inline(always)
    mutating func append(_ row: PathFeatures.Row) {
        features.append(row)
        if features.isFull { flush() }
    }

    consuming func finish() -> Results {
        flush()
        return results
    }

    private mutating func flush() {
        for (model, kernel) in kernels.enumerated() {
            var first = 0
            while first < features.count {
                let losses = kernel.losses(features, first)
                for lane in 0..<min(Lanes.width, features.count - first) { results.values[model].append(losses[lane]) }
                first += Lanes.width
            }
        }
        for i in 0..<features.count { results.places.append(features.places[i]) }
        features.removeAll()
    }
}

/// What both front ends are told of a path; heights in m above the transmitting antenna.
struct AreaPath {
    let track: AreaTrack
    /// km.
    let d: Float
    /// Ground at both ends, and the receiving antenna.
    let start, end, receiver: Float
    /// The transmitting antenna above sea level, m.
    let datum: Float
    /// 500/ae.
    let curvature: Float
    /// Of the middle, degrees, without sign.
    let latitude: Float
    /// Index of the result.
    let place: Int32
}
