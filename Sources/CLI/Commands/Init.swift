import ArgumentParser
import Foundation
import PermitRules
import Province
import Reports
import Studies

/// `phusong init`: a commented `phusong.yaml` from the files it is pointed at.
struct Init: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: Texts.spoken.initAbstract,
            discussion: Texts.spoken.discussion(
                Texts.spoken.initDiscussion,
                examples: [
                    "phusong init my-province land.gpkg communes.shp census.csv stations.xlsx terrain/",
                    "phusong init my-province *.shp --province 74 --answer units.date=2024-06-30",
                ]))
    }

    @Argument(
        help: ArgumentHelp(Texts.spoken.initFolderHelp, valueName: Texts.spoken.folderValue), completion: .directory)
    var folder: String
    @Argument(help: ArgumentHelp(Texts.spoken.initFilesHelp, valueName: Texts.spoken.fileValue), completion: .file())
    var files: [String]
    @Option(help: ArgumentHelp(Texts.spoken.provinceHelp, valueName: Texts.spoken.codeValue))
    var province: String?
    @Option(
        name: .customLong("answer"), help: ArgumentHelp(Texts.spoken.answerHelp, valueName: Texts.spoken.answerValue))
    var answers: [String] = []
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let file = URL(fileURLWithPath: folder).appendingPathComponent("phusong.yaml").standardizedFileURL
        guard !FileManager.default.fileExists(atPath: file.path) else { throw Texts.spoken.workspaceExists(file.path) }
        let data = try DataFolder.find(option: options.data)
        var draft = try WorkspaceDraft(
            files: files, province: province, catalogue: try LandUseCatalogue(folder: data.path))
        for answer in answers {
            let parts = answer.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, draft.questions.contains(where: { $0.id == parts[0] }) else {
                throw Texts.spoken.unknownAnswer(answer, questions: draft.questions.map(\.id))
            }
            draft.answer(parts[0], with: parts[1])
        }
        let answered = Set(answers.compactMap { $0.split(separator: "=").first.map(String.init) })
        var open = draft.questions.filter { !answered.contains($0.id) }
        if !options.quiet, Terminal.standardInput.isInteractive { open = Self.ask(open, &draft) }
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(draft.yaml(inFolder: folder).utf8).write(to: file, options: .atomic)
        } catch {
            throw Texts.spoken.notWritable(file.path, error.localizedDescription)
        }
        if !options.quiet {
            Console.output(Texts.spoken.found(draft))
            if !open.isEmpty { Console.output(Texts.spoken.openQuestions(open)) }
        }
        Console.output(file.path)
    }

    /// Puts each question on the terminal; an empty line takes the suggestion, or leaves the question open.
    private static func ask(_ questions: [WorkspaceDraft.Question], _ draft: inout WorkspaceDraft)
        -> [WorkspaceDraft.Question]
    {
        questions.filter { question in
            Console.errorFragment(Texts.spoken.prompt(question))
            guard let answer = readLine()?.trimmingCharacters(in: .whitespaces), !answer.isEmpty else {
                return question.suggestion == nil
            }
            draft.answer(question.id, with: answer)
            return false
        }
    }
}
