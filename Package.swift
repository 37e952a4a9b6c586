// swift-tools-version: 6.2
import PackageDescription

// `scripts/check` and `scripts/test` set this: a warning then fails the build. Users' builds never do.
let strict = Context.environment["PHUSONG_STRICT"] != nil

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("ExistentialAny"),
        .strictMemorySafety(),
    ] + (strict ? [.treatAllWarnings(as: .error)] : [])

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

// `data` names folders beside a target's tests that they read by path.
func tests(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["_TestSupport"], exclude: data,
        resources: [], swiftSettings: settings)
}

let package = Package(
    name: "PhuSong",
    products: [
        .executable(name: "phusong", targets: ["CLI"]),
        // For the comparison in Benchmarks/.
        .library(name: "Propagation", targets: ["Propagation"]),
        .library(name: "Geometry", targets: ["Geometry"]),
        .library(name: "PermitRules", targets: ["PermitRules", "Units"]),
        .library(name: "Siting", targets: ["Siting", "Units"]),
        .library(name: "Sunset", targets: ["Sunset", "Units"]),
        .library(name: "Studies", targets: ["Studies", "Province", "PermitRules", "Geometry", "Units"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // C edges
        .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
        .systemLibrary(name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CHardware"),
        // foundations
        library("Units"),
        library("Formats", ["CSodium"]),
        library("Geometry", ["Units", "CGEOS", "CPROJ", "CHardware"]),
        library("GeoStore", ["Formats", "Geometry", "Units", "CGDAL"]),
        // domain
        library("Propagation", ["Units", "CHardware"]),
        library("Siting", ["Units"]),
        library("PermitRules", ["Geometry", "Units", .product(name: "Yams", package: "Yams")]),
        library("Sunset", ["Units"]),
        // composition
        library(
            "Province",
            [
                "PermitRules", "Propagation", "GeoStore", "Formats", "Geometry", "Units",
                .product(name: "Yams", package: "Yams"),
            ]),
        library(
            "Studies",
            [
                "Province", "PermitRules", "Propagation", "Siting", "Sunset", "GeoStore", "Formats", "Geometry",
                "Units",
            ]),
        library(
            "Reports",
            [
                "Studies", "Province", "GeoStore", "Formats", "Geometry", "PermitRules", "Propagation", "Sunset",
                "Units",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        library("SampleProvince", ["GeoStore", "Geometry", "Units"]),
        // faces
        .executableTarget(
            name: "CLI",
            dependencies: [
                "Reports", "Studies", "Province", "Formats", "SampleProvince", "PermitRules", "Propagation", "Siting",
                "Sunset",
                "GeoStore",
                "Geometry", "Units",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        // tests
        library("_TestSupport", ["Geometry", "Units"]),
        tests("UnitsTests", ["Units"]),
        tests("FormatsTests", ["Formats"]),
        tests("GeometryTests", ["Geometry", "Units"], data: ["Vectors"]),
        tests("GeoStoreTests", ["GeoStore", "Geometry", "Units"]),
        tests("PropagationTests", ["Propagation", "Units"], data: ["Vectors"]),
        tests("SitingTests", ["Siting", "Units"]),
        tests("PermitRulesTests", ["PermitRules", "Geometry", "Units"]),
        tests("SunsetTests", ["Sunset", "Units"]),
        tests(
            "StudiesTests",
            ["Studies", "Province", "PermitRules", "Propagation", "Siting", "Sunset", "GeoStore", "Geometry", "Units"]),
        tests(
            "ReportsTests",
            [
                "Reports", "Studies", "Province", "PermitRules", "Propagation", "Sunset", "GeoStore", "Formats",
                "Geometry",
                "Units",
            ]),
        tests("SampleProvinceTests", ["SampleProvince", "GeoStore", "Geometry", "Units"], data: ["Fixtures"]),
        tests("EndToEndTests", ["GeoStore", "Geometry", "Units"]),
    ],
    swiftLanguageModes: [.v6]
)
