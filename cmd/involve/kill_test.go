package main

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// involve returns a run of the whole program: this test binary, called by the
// program's name.
func involve(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Args = append([]string{"involve"}, args...)
	cmd.Env = append(os.Environ(), noSleep)
	cmd.Stderr = &bytes.Buffer{}
	return cmd
}

// contents returns every file of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		files[strings.TrimPrefix(name, dir)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestKilledBuildsLeaveOneWholeSite(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a folder cannot be exchanged in one step there")
	}
	const kills = 50
	tmp := t.TempDir()
	site := filepath.Join(tmp, "site")
	if err := writeSite(site); err != nil {
		t.Fatal(err)
	}
	// A theme that takes no time to read, so that most of a build is writing.
	plain := filepath.Join(site, "themes", "plain")
	files := map[string]string{
		"theme.json":        `{"brands": {"neutral": {"stylesheet": "plain.css"}}}`,
		"dist/plain.css":    strings.Repeat("p { margin: 0 }\n", 10000),
		"layouts/base.html": `{{define "base"}}<title>{{.Title}}</title>{{.Canonical}}{{template "main" .}}{{end}}`,
	}
	for _, layout := range []string{"home", "article", "listing", "opportunity", "search", "subscribe", "data", "sitemap", "not-found", "moved"} {
		files["layouts/"+layout+".html"] = `{{define "main"}}<h1>{{.Title}}</h1>{{end}}`
	}
	for name, text := range files {
		name = filepath.Join(plain, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	settings := filepath.Join(site, "content", "_site.yaml")
	text, err := os.ReadFile(settings)
	if err == nil {
		err = os.WriteFile(settings, append(text, "theme: plain\n"...), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}

	// Two sites of one folder: as it stands before and after the deadline. Most
	// files differ, and one has pages that the other has not.
	build := func(out, drafts, at string) *exec.Cmd {
		return involve(t, "build", "--quiet", "--site", site, "--out", out, "--at", at, "--base-url", "https://example.org/"+drafts, "--drafts="+drafts)
	}
	draft := filepath.Join(site, "content", "pages", "draft.md")
	if err := os.WriteFile(draft, []byte("---\ntitle: A draft\nsummary: Here or not.\ndraft: true\n---\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	args := [2][2]string{{"true", "2026-11-25"}, {"false", "2026-12-25"}}
	var whole [2]map[string]string
	var took time.Duration
	for i, a := range args {
		out := filepath.Join(tmp, "whole", a[0])
		began := time.Now()
		if cmd := build(out, a[0], a[1]); cmd.Run() != nil {
			t.Fatalf("build: %s", cmd.Stderr)
		}
		took = max(took, time.Since(began))
		whole[i] = contents(t, out)
	}
	if maps.Equal(whole[0], whole[1]) || len(whole[0]) == len(whole[1]) {
		t.Fatal("the two sites are the same")
	}

	out := filepath.Join(tmp, "public")
	if cmd := build(out, args[0][0], args[0][1]); cmd.Run() != nil {
		t.Fatalf("build: %s", cmd.Stderr)
	}
	now, builds, killed, interrupted, moved := 0, 0, 0, 0, 0
	for ; killed < kills && builds < 4*kills; builds++ {
		cmd := build(out, args[1-now][0], args[1-now][1])
		began := time.Now()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		wait := time.NewTimer(time.Duration(rand.Int64N(int64(took + took/5))))
		var err error
		select {
		case err = <-ended:
		case <-wait.C:
			cmd.Process.Kill() // it may have ended by itself just now
			err = <-ended
		}
		exit := (*exec.ExitError)(nil)
		switch {
		case errors.As(err, &exit) && exit.ExitCode() < 0:
			killed++
			took += took / 20
		case err != nil:
			t.Fatalf("build: %v: %s", err, cmd.Stderr)
		default: // the machine has more time than it had
			took = min(took, time.Since(began))
		}
		switch files := contents(t, out); {
		case maps.Equal(files, whole[now]):
		case maps.Equal(files, whole[1-now]):
			now = 1 - now
			moved++
		default:
			t.Fatalf("after a kill the folder is neither the one site nor the other: %d files, and they have %d and %d", len(files), len(whole[0]), len(whole[1]))
		}
		if _, err := os.Lstat(filepath.Join(tmp, ".public.involve-new")); err == nil {
			interrupted++
		}
	}
	t.Logf("%d builds, %d killed, %d of them while writing, %d sites put in place; a build takes %v", builds, killed, interrupted, moved, took)
	if killed < kills || interrupted < 5 || moved < 5 {
		t.Error("the kills hardly met a build: the test shows nothing")
	}

	// What the last kill left is cleared away.
	if cmd := build(out, args[1-now][0], args[1-now][1]); cmd.Run() != nil {
		t.Fatalf("build: %s", cmd.Stderr)
	}
	if !maps.Equal(contents(t, out), whole[1-now]) {
		t.Error("the build after the last kill is not the whole site")
	}
	if beside, _ := filepath.Glob(filepath.Join(tmp, ".public.involve-*")); len(beside) > 0 {
		t.Errorf("%v is left", beside)
	}
}
