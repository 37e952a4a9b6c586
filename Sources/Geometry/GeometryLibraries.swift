/// The versions of the C libraries this process runs with, for `doctor` and for reports. Each is asked inside its fence.
public enum GeometryLibraries {}
