package main

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what the scripts compare with anew")

// The test binary is the command itself when it is called by that name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"involve": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Vars = append(env.Vars, noSleep)
			return writeSite(filepath.Join(env.WorkDir, "site"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"run":  run,
			"tree": tree,
			"edit": edit,
		},
	})
}

// noSleep keeps a program under the race detector from waiting for a second
// before it ends.
const noSleep = "GORACE=atexit_sleep_ms=0"

// writeSite makes the site of testdata/site.txtar.
func writeSite(dir string) error {
	a, err := txtar.ParseFile("testdata/site.txtar")
	if err != nil {
		return err
	}
	return txtar.Write(a, dir)
}

// run is the script command "run STATUS ARGS…": it runs the program
// and demands an exit status.
func run(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: run STATUS ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec("involve", args[1:]...)
	got := 0
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		got, err = exit.ExitCode(), nil
	}
	ts.Check(err)
	if got != want {
		ts.Fatalf("involve %s: exit status %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

// tree is the script command "tree FILE DIR": it writes into FILE what is in
// DIR: every path with its mode, and of a file its time and content.
func tree(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: tree FILE DIR")
	}
	list, err := describe(ts.MkAbs(args[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(list), 0o666))
}

func describe(dir string) (string, error) {
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%s %v", strings.TrimPrefix(name, dir), info.Mode())
		if d.Type().IsRegular() {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, " %d %x", info.ModTime().UnixNano(), sha256.Sum256(data))
		}
		b.WriteString("\n")
		return nil
	})
	return b.String(), err
}

// edit is the script command "edit FILE OLD NEW": it replaces one text, in
// which \n is a new line.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	old, new := strings.ReplaceAll(args[1], `\n`, "\n"), strings.ReplaceAll(args[2], `\n`, "\n")
	text := ts.ReadFile(args[0])
	if strings.Count(text, old) != 1 {
		ts.Fatalf("%s has %q %d times", args[0], old, strings.Count(text, old))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, old, new, 1)), 0o666))
}
