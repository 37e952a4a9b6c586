import Foundation
import Testing

@Suite struct HelpTests {
    static let commands = ["run", "zones", "check", "site", "report", "import", "init", "sample", "doctor", "law"]

    let folder: TemporaryFolder
    let command: BuiltCommand

    init() throws {
        folder = try TemporaryFolder()
        command = BuiltCommand(workingFolder: folder.path)
    }

    @Test("Each command's help shows an example and the exit codes, in the language asked for", arguments: commands)
    func helps(name: String) throws {
        let english = try command.run(name, "--help")
        #expect(english.status == 0)
        #expect(english.errors.isEmpty)
        #expect(english.output.contains("\nExamples:\n  phusong \(name)"))
        #expect(english.output.contains("\n  2  input or arguments cannot be worked with; nothing was written\n"))
        #expect(english.output.contains("USAGE: phusong \(name)"))

        let vietnamese = try command.run(name, "--help", "--lang", "vi")
        #expect(vietnamese.status == 0)
        #expect(vietnamese.output.contains("\nVí dụ:\n  phusong \(name)"))
        #expect(vietnamese.output.contains("\n  2  dữ liệu vào hoặc tham số không dùng được; không ghi gì ra\n"))
        #expect(vietnamese.output.contains("CÁCH DÙNG: phusong \(name)"))
        for english in ["OPTIONS", "ARGUMENTS", "default:", "values:", "Show "] {
            #expect(!vietnamese.output.contains(english))
        }
    }

    @Test("The root help lists every command")
    func listsCommands() throws {
        let output = try command.run("--help").output
        for name in Self.commands { #expect(output.contains("\n  \(name) ")) }
    }

    @Test("LC_ALL goes before LC_MESSAGES, that before LANG, and --lang before all")
    func choosesLanguage() throws {
        func speaks(_ environment: [String: String], _ arguments: String...) throws -> String {
            var told = command
            told.environment.merge(environment) { $1 }
            let output = try told.run(["doctor", "--help"] + arguments).output
            return output.contains("Ví dụ:") ? "vi" : output.contains("Examples:") ? "en" : "neither"
        }
        #expect(try speaks([:]) == "en")
        #expect(try speaks(["LANG": "vi_VN.UTF-8"]) == "vi")
        #expect(try speaks(["LANG": "fr_FR.UTF-8"]) == "en")
        #expect(try speaks(["LANG": "vi_VN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"]) == "en")
        #expect(try speaks(["LC_ALL": "vi_VN", "LC_MESSAGES": "en_GB.UTF-8"]) == "vi")
        #expect(try speaks(["LC_ALL": "", "LANG": "vi"]) == "vi")
        #expect(try speaks(["LC_ALL": "vi_VN.UTF-8"], "--lang", "en") == "en")
        #expect(try speaks(["LC_ALL": "en_GB.UTF-8"], "--lang=vi") == "vi")
    }

    @Test("Wrong usage ends with 2 and a word in the user's language")
    func refusesWrongUsage() throws {
        let unknown = try command.run("doctor", "--dat")
        #expect(unknown.status == 2)
        #expect(unknown.output.isEmpty)
        #expect(unknown.errors.hasPrefix("phusong: Unknown option '--dat'. Did you mean '--data'?\n"))

        let vietnamese = try command.run("--lang", "vi", "doctor", "--dat")
        #expect(vietnamese.status == 2)
        #expect(vietnamese.errors.hasPrefix("phusong: không có tùy chọn “--dat”; có phải “--data” không?\n"))

        #expect(try command.run("nosuch").status == 2)
        #expect(try command.run("doctor", "extra").status == 2)
        #expect(try command.run("doctor", "--lang", "fr").status == 2)
    }

    @Test("Version and completion scripts come on standard output", arguments: ["bash", "zsh", "fish"])
    func printsScripts(shell: String) throws {
        let script = try command.run("--generate-completion-script", shell)
        #expect(script.status == 0)
        #expect(script.output.contains("phusong"))
        #expect(script.output.contains("doctor"))
        let version = try command.run("--version")
        #expect(version.status == 0)
        #expect(version.output.split(separator: ".").count == 3)
    }
}
