package main

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// What GitHub reads of this repository is right before GitHub reads it.

type workflow struct {
	Name string
	On   struct {
		Push struct {
			Branches, Paths []string
		}
		PullRequest struct {
			Paths []string
		} `yaml:"pull_request"`
	}
	Permissions map[string]string
	Jobs        map[string]struct {
		RunsOn  string `yaml:"runs-on"`
		Timeout int    `yaml:"timeout-minutes"`
		Steps   []step
	}
}

type step struct {
	Name, Uses, If, Run string
	With                map[string]any
	Env                 map[string]string
}

// fromRoot reads a file of the repository.
func fromRoot(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// strictly reads YAML of which every key has to be known.
func strictly(t *testing.T, name string, into any) {
	t.Helper()
	d := yaml.NewDecoder(bytes.NewReader(fromRoot(t, name)))
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// commandsOf returns the calls of the program in a workflow's scripts, as words.
// A variable stands for a name.
func commandsOf(t *testing.T, w workflow) (list [][]string) {
	t.Helper()
	for _, job := range w.Jobs {
		for _, s := range job.Steps {
			for line := range strings.Lines(s.Run) {
				words := strings.Fields(strings.NewReplacer(`"`, "", "$BASE", "main").Replace(line))
				if len(words) > 0 && words[0] == "bin/involve" {
					list = append(list, words[1:])
				}
			}
		}
	}
	return list
}

func TestContentIsCheckedAgainstTheBaseOfAPullRequest(t *testing.T) {
	var w, ci workflow
	strictly(t, ".github/workflows/content.yml", &w)
	if err := yaml.Unmarshal(fromRoot(t, ".github/workflows/ci.yml"), &ci); err != nil {
		t.Fatal(err)
	}
	if want := []string{"content/**"}; !slices.Equal(w.On.Push.Paths, want) || !slices.Equal(w.On.PullRequest.Paths, want) || !slices.Equal(w.On.Push.Branches, []string{"main"}) {
		t.Errorf("it runs on %+v", w.On)
	}
	if want := map[string]string{"contents": "read"}; !reflect.DeepEqual(w.Permissions, want) {
		t.Errorf("it may do %v, want %v", w.Permissions, want)
	}
	steps := w.Jobs["check"].Steps
	find := func(steps []step, uses string) step {
		i := slices.IndexFunc(steps, func(s step) bool { return strings.HasPrefix(s.Uses, uses+"@") })
		if i < 0 {
			t.Fatalf("nothing uses %s", uses)
		}
		return steps[i]
	}
	if depth := find(steps, "actions/checkout").With["fetch-depth"]; depth != 0 {
		t.Errorf("of the history it has %v, want all of it", depth)
	}
	for _, same := range []string{"actions/setup-go", "actions/setup-node"} {
		if got, want := find(steps, same), find(ci.Jobs["test"].Steps, same); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v is not as in ci.yml: %+v", got, want)
		}
	}
	for _, s := range steps {
		if strings.Contains(s.Run, "${{") {
			t.Errorf("the script %q has a value of GitHub's in it, which anybody may have chosen", s.Run)
		}
		if target, ok := strings.CutPrefix(s.Run, "make "); ok && !bytes.Contains(fromRoot(t, "Makefile"), []byte("\n"+target+": ")) {
			t.Errorf("the Makefile has no %s", target)
		}
	}
	last := steps[len(steps)-1]
	if last.Env["BASE"] != "${{ github.base_ref }}" || !strings.HasSuffix(last.Run, ` --against "origin/$BASE"`) || last.If != "github.event_name == 'pull_request'" {
		t.Errorf("the last step is %+v", last)
	}
}

// A workflow that names a flag which the program does not have fails only on
// GitHub.
func TestWorkflowsNameFlagsThatThereAre(t *testing.T) {
	names, err := filepath.Glob("../../.github/workflows/*.yml")
	if err != nil || len(names) < 2 {
		t.Fatalf("workflows: %v, %v", names, err)
	}
	n := 0
	for _, name := range names {
		var w workflow
		if err := yaml.Unmarshal(fromRoot(t, ".github/workflows/"+filepath.Base(name)), &w); err != nil {
			t.Fatal(err)
		}
		for _, args := range commandsOf(t, w) {
			n++
			// Help is given once every flag before it was understood.
			var out, errs bytes.Buffer
			p := &program{stdout: &out, stderr: &errs, getenv: func(string) string { return "" }}
			if status := p.run(append(args, "--help")); status != fine {
				t.Errorf("%s: involve %s: %s", name, strings.Join(args, " "), errs.String())
			}
		}
	}
	if n < 2 {
		t.Errorf("%d calls of the program found, want 2 or more", n)
	}
}

// A form is what GitHub makes a new issue's page of.
type form struct {
	Name, Description, Title string
	Labels                   []string
	Body                     []struct {
		Type, ID   string
		Attributes struct {
			Label, Description, Placeholder, Value, Render string
			Options                                        []struct {
				Label    string
				Required bool
			}
		}
		Validations struct {
			Required bool
		}
	}
}

func TestFormsForIssuesAreWhole(t *testing.T) {
	const folder = ".github/ISSUE_TEMPLATE/"
	want := map[string]string{"page.yml": "Something on a page is wrong", "opportunity.yml": "Suggest an opportunity", "program.yml": "A change to the program"}
	entries, err := os.ReadDir("../../" + folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() == "config.yml" {
			var config struct {
				Blank bool `yaml:"blank_issues_enabled"`
				Links []struct {
					Name, URL, About string
				} `yaml:"contact_links"`
			}
			strictly(t, folder+e.Name(), &config)
			continue
		}
		var f form
		strictly(t, folder+e.Name(), &f)
		if f.Name != want[e.Name()] || f.Description == "" || f.Title == "" {
			t.Errorf("%s: it is called %q, %q, %q", e.Name(), f.Name, f.Description, f.Title)
		}
		delete(want, e.Name())
		ids, questions := map[string]bool{}, 0
		for i, b := range f.Body {
			a := b.Attributes
			switch b.Type {
			case "markdown":
				if a.Value == "" || b.ID != "" {
					t.Errorf("%s: part %d is text without words, or with an id", e.Name(), i)
				}
				continue
			case "input", "textarea", "checkboxes":
			default:
				t.Errorf("%s: part %d is a %q", e.Name(), i, b.Type)
			}
			questions++
			if a.Label == "" || b.ID == "" || ids[b.ID] {
				t.Errorf("%s: part %d has the label %q and the id %q", e.Name(), i, a.Label, b.ID)
			}
			if (b.Type == "checkboxes") != (len(a.Options) > 0) {
				t.Errorf("%s: part %d, a %s, has the options %v", e.Name(), i, b.Type, a.Options)
			}
			ids[b.ID] = true
		}
		if questions == 0 {
			t.Errorf("%s asks nothing", e.Name())
		}
	}
	if len(want) > 0 {
		t.Errorf("there is no form %v", want)
	}
}

// Everything that a machine cannot check has a box of its own.
func TestPullRequestsAskWhatOnlyPeopleCanTell(t *testing.T) {
	text := string(fromRoot(t, ".github/pull_request_template.md"))
	for _, word := range []string{"team", "who does what", "tone", "cannot see an image", "photographs", "where and when they were taken", "personal", "update"} {
		boxed := slices.ContainsFunc(strings.Split(text, "\n"), func(line string) bool {
			return strings.HasPrefix(line, "- [ ] ") && strings.Contains(line, word)
		})
		if !boxed {
			t.Errorf("no box is about %q", word)
		}
	}
}
