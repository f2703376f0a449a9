// Command involve makes an accessible static site of Markdown: guidance, and
// opportunities for people to take part in their services.
//
// This package wires: it reads arguments, the environment and the clock, opens
// the site's folder, and hands everything else to the packages below internal.
// Nothing else in the program does any of that.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"time"
	_ "time/tzdata" // so that time zones are known wherever the program runs

	"involve/internal/diag"
	"involve/internal/progress"
)

// Exit statuses, as scripts rely on them.
const (
	fine     = 0
	mistakes = 1 // in the content; nothing was written
	trouble  = 2 // wrong usage, or a fault of the machine
)

// A program is what a command may use of the world.
type program struct {
	stdout, stderr io.Writer
	getenv         func(string) string
	now            func() time.Time
	terminal       bool // standard error is one
}

func main() {
	p := &program{stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv, now: time.Now, terminal: progress.Seen(os.Stderr)}
	os.Exit(p.run(os.Args[1:]))
}

// A command is one word after the program's name.
type command struct {
	name    string
	usage   string // its own flags and words
	summary string
	flags   string // a line for each of its own flags
	run     func(p *program, args []string) (status int, err error)
}

// commands returns what the program can do, in the order of its help.
func commands() []command {
	return []command{
		{"build", "[--out DIR]", "make the site", `
  --out DIR        where to make it (default "public" in the site's folder)
`, (*program).build},
		{"check", "[--strict] [--fix] [--against REF]", "say what is wrong with the content, and write nothing", `
  --strict         fail on warnings too
  --fix            mend what has one certain mend, such as curly quotation marks
  --against REF    also what followers would miss since a Git revision, such as main
`, (*program).check},
		{"serve", "[--addr HOST:PORT] [--open] [--editor FORM] [--poll]", "show the site in a browser, and again after each change", `
  --addr HOST:PORT where to show it (default "127.0.0.1:8080")
  --open           open it in a browser
  --editor FORM    what a link to a mistake opens: an address with {path}, {line}
                   and {column} (default "vscode://file/{path}:{line}:{column}",
                   or INVOLVE_EDITOR), or none
  --poll           look for changes now and then, where the system does not tell of them
`, (*program).serve},
		{"new", "KIND TITLE [--dir DIR]", "make a file to begin with, its keys explained", `
  KIND             opportunity, guidance, page, group, stage or organisation
  TITLE            in quotes; the file's name is made from it
  --dir DIR        a folder below the kind's own, such as 2027
`, (*program).new},
		{"init", "DIR", "make a new site to begin with", `
  DIR              a folder that is new or empty; it may be a Git repository
`, (*program).init},
		{"schema", "[KIND | --editor]", "print the JSON Schema of front matter, with the site's words", `
  KIND             opportunity (without one), guidance, page, group, stage,
                   organisation, or settings for content/_site.yaml
  --editor         write files for Visual Studio Code into .vscode instead:
                   again after a change of words; yours are left as they are
`, (*program).schema},
		{"next", "", "print when the site next changes by itself", "", (*program).next},
		{"version", "", "print the program's version", "", (*program).version},
	}
}

// run does what the arguments say and returns the exit status.
func (p *program) run(args []string) int {
	if len(args) == 0 {
		p.help(p.stderr)
		return trouble
	}
	switch args[0] {
	case "help", "-h", "--help":
		if len(args) == 1 {
			p.help(p.stdout)
			return fine
		}
		args = []string{args[1], "--help"}
	}
	for _, c := range commands() {
		if c.name != args[0] {
			continue
		}
		status, err := c.run(p, args[1:])
		switch {
		case errors.Is(err, flag.ErrHelp):
			p.commandHelp(c)
			return fine
		case err != nil:
			p.fail(err)
		}
		return status
	}
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	hint := "involve help lists the commands"
	if near := diag.Nearest(args[0], names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	p.fail(withHint(fmt.Errorf("there is no command %q", args[0]), hint))
	return trouble
}

func (p *program) help(w io.Writer) {
	fmt.Fprintln(w, "involve makes a site of guidance and of opportunities to take part.")
	fmt.Fprintln(w, "\nUsage: involve COMMAND [FLAGS]")
	fmt.Fprintln(w)
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-8s %s\n", c.name, c.summary)
	}
	fmt.Fprintln(w, "\ninvolve COMMAND --help tells more of one.")
}

func (p *program) commandHelp(c command) {
	usage := strings.TrimSpace("involve " + c.name + " " + c.usage)
	fmt.Fprintf(p.stdout, "involve %s: %s\n\nUsage: %s\n%s", c.name, c.summary, usage, c.flags)
	if c.name == "version" {
		return
	}
	fmt.Fprint(p.stdout, `
Flags of every command:
  --site DIR       the folder that holds content/ (default ".")
  --at TIME        as it stands then: RFC 3339, or a date (default now)
  --drafts         with the drafts
  --base-url URL   in place of the one in the settings
  --format FORM    mistakes as text, json, sarif or github (default text)
  --quiet          only mistakes
  --no-colour      no colours
`)
}

// version prints which program this is.
func (p *program) version(args []string) (int, error) {
	switch {
	case len(args) == 1 && (args[0] == "--help" || args[0] == "-h"):
		return fine, flag.ErrHelp
	case len(args) > 0:
		return trouble, usageError("version takes no flags and no words")
	}
	version, commit := "(devel)", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if info.Main.Version != "" {
			version = info.Main.Version
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = " " + s.Value
			}
		}
		version += commit + " " + info.GoVersion
	}
	fmt.Fprintln(p.stdout, "involve", version)
	return fine, nil
}

// fail prints an error, and its hint on a line of its own.
func (p *program) fail(err error) {
	fmt.Fprintln(p.stderr, "involve:", err)
	if h := (*hinted)(nil); errors.As(err, &h) {
		fmt.Fprintln(p.stderr, "  hint:", h.hint)
	}
}

// A hinted error also says what to do.
type hinted struct {
	error
	hint string
}

func (h *hinted) Unwrap() error { return h.error }

func withHint(err error, hint string) error { return &hinted{err, hint} }

// usageError is about the command line itself.
func usageError(format string, args ...any) error {
	return withHint(fmt.Errorf(format, args...), usageHint)
}

const usageHint = "involve COMMAND --help tells how it is used"
