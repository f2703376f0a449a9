package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// A task is one that Visual Studio Code runs, as init writes it.
type task struct {
	Label, Command string
	Args           []string
	IsBackground   bool
	RunOptions     struct{ RunOn string }
	ProblemMatcher []struct {
		Owner   string
		Pattern struct {
			Regexp                   string
			File, Line, Col, Message int
		}
		Background *struct {
			ActiveOnStart              bool
			BeginsPattern, EndsPattern string
		}
	}
}

// whileWriting returns the task that runs as soon as the folder is opened.
func whileWriting(t *testing.T, dir string) task {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, ".vscode", "tasks.json"))
	var all struct{ Tasks []task }
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(all.Tasks, func(k task) bool { return k.RunOptions.RunOn == "folderOpen" })
	if i < 0 {
		t.Fatal("no task runs by itself")
	}
	return all.Tasks[i]
}

// problems are what the editor lists, by file. It reads what a background task
// prints: a line that begins a round, lines that are problems, and one that ends
// it, with which all are gone that the round has not told of.
type problems struct {
	task task

	mu     sync.Mutex
	rest   []byte
	active bool
	stale  map[string]bool
	listed map[string][]string
	fresh  map[string][]string
	rounds int
	log    bytes.Buffer
}

func newProblems(k task) *problems {
	return &problems{task: k, active: k.ProblemMatcher[0].Background.ActiveOnStart,
		stale: map[string]bool{}, listed: map[string][]string{}, fresh: map[string][]string{}}
}

// Write takes what the task prints, in whatever pieces.
func (p *problems) Write(data []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.log.Write(data)
	p.rest = append(p.rest, data...)
	for {
		line, rest, ok := bytes.Cut(p.rest, []byte("\n"))
		if !ok {
			return len(data), nil
		}
		p.rest = rest
		p.line(string(line))
	}
}

func (p *problems) line(line string) {
	rounds := p.task.ProblemMatcher[0].Background
	switch {
	case !p.active && regexp.MustCompile(rounds.BeginsPattern).MatchString(line):
		p.active, p.fresh, p.stale = true, map[string][]string{}, map[string]bool{}
		for name := range p.listed {
			p.stale[name] = true
		}
		return
	case p.active && regexp.MustCompile(rounds.EndsPattern).MatchString(line):
		for name := range p.stale {
			delete(p.listed, name)
		}
		p.active = false
		p.rounds++
		return
	}
	for _, m := range p.task.ProblemMatcher {
		if groups := regexp.MustCompile(m.Pattern.Regexp).FindStringSubmatch(line); groups != nil {
			name, n := groups[m.Pattern.File], "0"
			if m.Pattern.Line > 0 {
				n = groups[m.Pattern.Line]
			}
			p.fresh[name] = append(p.fresh[name], n+" "+groups[m.Pattern.Message])
			p.listed[name] = p.fresh[name]
			delete(p.stale, name)
			return
		}
	}
}

// await waits until that, and no more, is listed, and the round has ended.
func (p *problems) await(t *testing.T, want map[string][]string) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		p.mu.Lock()
		done := !p.active && p.rounds > 0 && maps.EqualFunc(p.listed, want, slices.Equal)
		told := fmt.Sprintf("%q; the task said:\n%s", p.listed, &p.log)
		p.mu.Unlock()
		if done {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("listed are not %q, but %s", want, told)
		}
	}
}

// The promise to who writes in Visual Studio Code: what is wrong is listed, at the
// beginning and after each save, and gone when it is mended.
func TestMistakesAreListedWhileOneWrites(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a site")
	if cmd := involve(t, "init", dir); cmd.Run() != nil {
		t.Fatal(cmd.Stderr)
	}
	path := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	save := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(path(name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	const letters, mine, stray = "content/opportunities/clearer-letters.md", "content/guidance/mine.md", "content/stray.txt"
	data, err := os.ReadFile(path(letters))
	if err != nil {
		t.Fatal(err)
	}
	sound := string(data)
	const page = "---\ntitle: Mine\nsummary: Mine.\nreview_due: 2099-01-01\n---\n\n%s\n"
	unknown := []string{`5 "carer" is not a group`}
	save(letters, strings.Replace(sound, "carers]", "carer]", 1))

	k := whileWriting(t, dir)
	if k.Command != "involve" || !k.IsBackground {
		t.Fatalf("the task is %+v", k)
	}
	cmd := involve(t, k.Args...)
	cmd.Dir = dir
	list := newProblems(k)
	cmd.Stdout, cmd.Stderr = list, list
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	list.await(t, map[string][]string{letters: unknown})

	save(mine, fmt.Sprintf(page, "Come on 12th May 2099."))
	list.await(t, map[string][]string{letters: unknown, mine: {`7 "12th May 2099" has letters that a date does without`}})
	save(letters, sound)
	list.await(t, map[string][]string{mine: {`7 "12th May 2099" has letters that a date does without`}})
	save(stray, "Nothing is made of this.")
	save(mine, fmt.Sprintf(page, "\n\nCome on 12th May 2099."))
	list.await(t, map[string][]string{mine: {`9 "12th May 2099" has letters that a date does without`}, stray: {"0 nothing is made of this file"}})
	if err := os.Remove(path(stray)); err != nil {
		t.Fatal(err)
	}
	save(mine, fmt.Sprintf(page, "Come on 12 May 2099."))
	list.await(t, map[string][]string{})

	// Of very many some are listed, errors first, and the rest is counted.
	save(stray, "Nothing is made of this.")
	list.await(t, map[string][]string{stray: {"0 nothing is made of this file"}})
	save(mine, fmt.Sprintf(page, strings.Repeat("\n[Nowhere](/nowhere/)\n", 300)))
	var many []string
	for i := range 100 {
		many = append(many, fmt.Sprintf(`%d "/nowhere/" leads to no page and no file`, 8+2*i))
	}
	list.await(t, map[string][]string{mine: many})
	if !strings.Contains(list.log.String(), "\n… and ") {
		t.Error("what is not listed is not counted")
	}
	if err := errors.Join(os.Remove(path(mine)), os.Remove(path(stray))); err != nil {
		t.Fatal(err)
	}
	list.await(t, map[string][]string{})
}

// A second window, or a server of one's own, does not keep the task from its
// work.
func TestTwoWindowsListMistakes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if cmd := involve(t, "init", dir); cmd.Run() != nil {
		t.Fatal(cmd.Stderr)
	}
	k := whileWriting(t, dir)
	for range 2 {
		cmd := involve(t, k.Args...)
		cmd.Dir = dir
		list := newProblems(k)
		cmd.Stderr = list
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		defer cmd.Wait()
		defer cmd.Process.Kill()
		list.await(t, map[string][]string{})
	}
}
