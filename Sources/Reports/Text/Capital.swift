extension String {
    /// The same with a capital at its beginning, the rest as it is.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
