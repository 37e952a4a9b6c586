extension IrregularTerrainModel {
    /// Electrical constants of the ground.
    public struct Ground: Hashable, Sendable, Codable {
        public static let permittivities = 1.0...100.0
        public static let conductivities = 1e-6...1000.0

        /// Relative to vacuum.
        public let permittivity: Double
        /// S/m.
        public let conductivity: Double

        /// - Throws: ``PropagationError/outsideDomain(_:)``.
        public init(permittivity: Double, conductivity: Double) throws(PropagationError) {
            guard Self.permittivities.contains(permittivity) else {
                throw .outsideDomain(
                    Excursion(input: "permittivity", value: permittivity, allowed: Self.permittivities, unit: "ε0"))
            }
            guard Self.conductivities.contains(conductivity) else {
                throw .outsideDomain(
                    Excursion(input: "conductivity", value: conductivity, allowed: Self.conductivities, unit: "S/m"))
            }
            self.init(unchecked: permittivity, conductivity)
        }

        private init(unchecked permittivity: Double, _ conductivity: Double) {
            self.permittivity = permittivity
            self.conductivity = conductivity
        }

        /// Hufford, Longley and Kissick, NTIA Report 82-100, 1982, Table 2.
        public static let average = Ground(unchecked: 15, 0.005)
        public static let good = Ground(unchecked: 25, 0.02)
        public static let freshWater = Ground(unchecked: 81, 0.01)
        public static let seaWater = Ground(unchecked: 81, 5)
    }

    /// Radio climates of NBS Technical Note 101; Việt Nam is equatorial in the south, continental subtropical or
    /// maritime subtropical in the north.
    public enum Climate: Int, Hashable, Sendable, Codable, CaseIterable {
        case equatorial = 1
        case continentalSubtropical
        case maritimeSubtropical
        case desert
        case continentalTemperate
        case maritimeTemperateOverLand
        case maritimeTemperateOverSea
    }

    /// How carefully the place of an antenna was chosen, in area mode.
    public enum Siting: Int, Hashable, Sendable, Codable, CaseIterable {
        case random
        case careful
        case veryCareful
    }

    /// Which loss of the many that occur is asked for: it is not exceeded in these percentages.
    public struct Statistics: Hashable, Sendable, Codable {
        /// How the three kinds of variability are combined; NTIA Report 82-100, section 5.
        public enum Mode: Int, Hashable, Sendable, Codable, CaseIterable {
            /// Time and location are part of the situation: one message, one trial.
            case singleMessage
            /// Location is part of the situation.
            case accidental
            /// Location is part of time: a mobile's reliability.
            case mobile
            /// All three apart.
            case broadcast
        }

        /// Percentages, between 0 and 100 without either.
        public let time: Double
        public let location: Double
        public let situation: Double
        public let mode: Mode
        /// Both places are known, so location does not vary: usual over a terrain profile.
        public let fixesLocation: Bool
        /// Leaves out the direct variability of situations, as for interference.
        public let fixesSituation: Bool

        /// - Throws: ``PropagationError/outsideDomain(_:)``.
        public init(
            time: Double = 50, location: Double = 50, situation: Double = 50, mode: Mode = .broadcast,
            fixesLocation: Bool = false, fixesSituation: Bool = false
        ) throws(PropagationError) {
            for (name, value) in [("time", time), ("location", location), ("situation", situation)]
            where !(value > 0 && value < 100) {
                throw .outsideDomain(Excursion(input: name, value: value, allowed: 0...100, unit: "%"))
            }
            self.init(
                unchecked: (time, location, situation), mode: mode, fixesLocation: fixesLocation,
                fixesSituation: fixesSituation)
        }

        private init(
            unchecked percentages: (Double, Double, Double), mode: Mode, fixesLocation: Bool, fixesSituation: Bool
        ) {
            (time, location, situation) = percentages
            self.mode = mode
            self.fixesLocation = fixesLocation
            self.fixesSituation = fixesSituation
        }

        /// Half of everything, between two known places.
        public static let median = Statistics(
            unchecked: (50, 50, 50), mode: .broadcast, fixesLocation: true, fixesSituation: false)
    }
}
