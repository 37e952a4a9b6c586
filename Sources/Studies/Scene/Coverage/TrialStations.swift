import PermitRules
import Propagation
import Province
import Units

/// Template stations of one technology by what carries them, to be tried at any place.
struct TrialStations: Sendable {
    let ground: TrialStation
    let bulkyRoof: TrialStation
    let nonBulkyRoof: TrialStation
    /// By the height left on a standing mast, whole metres.
    let shared: [Int: TrialStation]

    init(_ world: World, _ technology: Technology, prediction: LevelPrediction) throws(StudyError) {
        let template = try SectorTemplate(world.province)
        func station(_ height: Length) throws(StudyError) -> TrialStation {
            try StudyError.wrap("candidate sites") {
                try TrialStation(template, technology, height: height, prediction: prediction)
            }
        }
        var shared: [Int: TrialStation] = [:]
        for height in Set(world.stations.map(NewStructure.sharedHeight)).sorted() {
            shared[height] = try station(.metres(Double(height)))
        }
        self.shared = shared
        ground = try station(NewStructure.ground)
        bulkyRoof = try station(NewStructure.bulkyRoof)
        nonBulkyRoof = try station(NewStructure.nonBulkyRoof)
    }

    /// What stands on a structure, `height` above ground; nil for a mast of another height than the station list has.
    func station(_ structure: StructureClass, height: Length) -> TrialStation? {
        switch structure {
        case .groundMast: ground
        case .bulkyRoofMast: bulkyRoof
        case .nonBulkyRoofMast: nonBulkyRoof
        case .sharedMast: shared[Int(height.metres)]
        }
    }
}
