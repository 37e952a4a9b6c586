// swift-tools-version: 6.2
import PackageDescription

// A package of its own: what the comparison needs never reaches those who use the library.
// Ours is built as users build it; the peers get every instruction the processor has.
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "PhuSong", path: "..")],
    targets: [
        .target(
            name: "Peers",
            cxxSettings: [.unsafeFlags(["-O3", "-march=native", "-w"])],
            linkerSettings: [.linkedLibrary("geos_c")]),
        .executableTarget(name: "SitingBench", dependencies: [.product(name: "Siting", package: "PhuSong")]),
        .executableTarget(
            name: "GeometryBench",
            dependencies: ["Peers", .product(name: "Geometry", package: "PhuSong")]),
        .executableTarget(
            name: "VerdictBench", dependencies: [.product(name: "PermitRules", package: "PhuSong")]),
        .executableTarget(name: "CheckBench", dependencies: [.product(name: "Studies", package: "PhuSong")]),
        .executableTarget(name: "SunsetBench", dependencies: [.product(name: "Sunset", package: "PhuSong")]),
        .executableTarget(
            name: "CoverageBench", dependencies: [.product(name: "Propagation", package: "PhuSong")]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
