/// What a helper process runs: a process that lives as long as a batch and takes one line of JSON per document.
///
/// Reads `{"output": path, "data": JSON text, "date": [year, month, day]}` from standard input and answers each line with
/// `{}` or `{"error": why}`. The first answer comes before any question: `{}` when the typesetter and its fonts are there.
/// Fonts are those beside the interpreter (`share/fonts` of its environment), so that every machine sets the same pages.
/// It is handed to the interpreter as text, so that an installation has no second program to find.
enum TypesetterProgram {
    static let python = """
        import datetime
        import json
        import os
        import sys


        def answer(error=None):
            print(json.dumps({"error": error} if error else {}), flush=True)


        def main():
            fonts = os.path.join(sys.prefix, "share", "fonts")
            try:
                import typst
            except ImportError as error:
                answer(f"{error}; run scripts/setup")
                return
            if not os.path.isdir(fonts):
                answer(f"no fonts in {fonts}; run scripts/setup")
                return
            compiler = typst.Compiler(sys.argv[1], font_paths=[fonts], ignore_system_fonts=True)
            answer()
            for line in sys.stdin:
                job = json.loads(line)
                try:
                    compiler.compile(
                        output=job["output"],
                        format="pdf",
                        sys_inputs={"data": job["data"]},
                        pdf_standards=["a-2a", "ua-1"],
                        timestamp=datetime.datetime(*job["date"], tzinfo=datetime.timezone.utc),
                    )
                    answer()
                except (typst.TypstError, OSError, ValueError, RuntimeError) as error:
                    answer(" ".join(str(error).split()))


        main()
        """
}
