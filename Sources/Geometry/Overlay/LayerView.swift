/// An ``OverlayLayer`` as plain pointers.
///
/// Going through the layer's arrays in the inner loops would count references, and threads that share the layer would
/// wait for each other's counts.
@safe struct LayerView {
    // SAFETY: into the layer's buffers; made and used only inside `OverlayLayer.withView`.
    let vertices: UnsafePointer<Coordinate>
    let ringStarts: UnsafePointer<Int>
    let polygonRings: UnsafePointer<Int>
    let boxes: UnsafePointer<Box>
    let directions: UnsafePointer<Double>
    let areas: UnsafePointer<Double>
    /// The number of the shape each polygon is part of.
    let owners: UnsafePointer<Int32>

    /// The vertices of a polygon, all rings after one another.
    @inline(__always) func range(of polygon: Int) -> Range<Int> {
        unsafe ringStarts[polygonRings[polygon]]..<ringStarts[polygonRings[polygon + 1]]
    }
}

extension OverlayLayer {
    func withView<R>(_ body: (LayerView) -> R) -> R {
        unsafe polygons.ringStarts.withUnsafeBufferPointer { ringStarts in
            unsafe polygons.polygonRings.withUnsafeBufferPointer { polygonRings in
                unsafe polygons.boxes.withUnsafeBufferPointer { boxes in
                    unsafe directions.withUnsafeBufferPointer { directions in
                        unsafe areas.withUnsafeBufferPointer { areas in
                            unsafe polygons.owners.withUnsafeBufferPointer { owners in
                                // An empty layer has no polygon to ask about, so its pointers are never read.
                                unsafe body(
                                    LayerView(
                                        vertices: UnsafePointer(polygons.vertices.pointer),
                                        ringStarts: ringStarts.baseAddress!, polygonRings: polygonRings.baseAddress!,
                                        boxes: boxes.baseAddress ?? UnsafePointer(bitPattern: 64)!,
                                        directions: directions.baseAddress ?? UnsafePointer(bitPattern: 64)!,
                                        areas: areas.baseAddress ?? UnsafePointer(bitPattern: 64)!,
                                        owners: owners.baseAddress ?? UnsafePointer(bitPattern: 64)!))
                            }
                        }
                    }
                }
            }
        }
    }
}
