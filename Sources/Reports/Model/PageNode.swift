import Formats

/// What a template sees: texts, prepared markup, flags, lists and objects.
enum PageNode {
    /// Escaped by the template.
    case text(String)
    /// Markup made by us, printed with three braces.
    case markup(String)
    case flag(Bool)
    case list([PageNode])
    case object([String: PageNode])

    /// The same in the types the template engine reads.
    var value: Any {
        switch self {
        case .text(let text): Escape.plain(text)
        case .markup(let markup): markup
        case .flag(let flag): flag
        case .list(let nodes): nodes.map(\.value)
        case .object(let members): members.mapValues(\.value)
        }
    }

    /// The same for JSON, nothing escaped.
    var plain: Any {
        switch self {
        case .text(let text): text
        case .markup(let markup): markup
        case .flag(let flag): flag
        case .list(let nodes): nodes.map(\.plain)
        case .object(let members): members.mapValues(\.plain)
        }
    }

    static func texts(_ texts: [String]) -> PageNode { .list(texts.map(PageNode.text)) }

    /// A list that a template can print with a head of its own: the key is missing members when empty.
    static func section(_ nodes: [PageNode]) -> PageNode {
        .object(["any": .flag(!nodes.isEmpty), "rows": .list(nodes)])
    }

    /// A row of a table: the head cell and the others.
    static func row(_ head: String, _ cells: [String]) -> PageNode {
        .object(["head": .text(head), "cells": .texts(cells)])
    }
}
