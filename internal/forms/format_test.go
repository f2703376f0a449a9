package forms

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"involve/internal/diag"
)

// mixed has each severity, each kind of place, and text that every form must
// escape in its own way.
var mixed = diag.List{
	{Pos: diag.Pos{Path: "content/a b, c:d.md"}, Severity: diag.Error, Rule: "not-utf-8", Message: "this file is 100% not UTF-8"},
	{Pos: diag.Pos{Path: "content/kidney.md", Line: 7, Col: 9, EndCol: 14}, Severity: diag.Error, Rule: "unknown-term",
		Message: `"carer" is not a group`, Hint: `did you mean "carers"?`},
	{Pos: diag.Pos{Path: "content/kidney.md", Line: 9, Col: 1}, Severity: diag.Warning, Rule: "raw-html", Message: "<b> | is *left* out"},
	{Pos: diag.Pos{Path: "content/kidney.md", Line: 12}, Severity: diag.Info, Rule: "unknown-term", Message: "first line\r\nsecond\x1b[2J\u009b"},
	{Severity: diag.Error, Message: "no content"},
}

func at(path string, line, col, end int) diag.Pos {
	return diag.Pos{Path: path, Line: line, Col: col, EndCol: end}
}

func written(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var b strings.Builder
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAFormatKnowsItsFourNames(t *testing.T) {
	var f Format
	for name, want := range map[string]Format{"text": Text, "json": JSON, "sarif": SARIF, "github": GitHub} {
		if err := f.Set(name); f != want || err != nil || f.String() != name {
			t.Errorf("Set(%q) makes it %v (%v), want %v", name, f, err, want)
		}
	}
	f = SARIF
	want := `unknown format "JSON": choose text, json, sarif or github`
	if err := f.Set("JSON"); err == nil || err.Error() != want || f != SARIF {
		t.Errorf(`Set("JSON") makes it %v (%v), want %v`, f, err, want)
	}
}

func TestJSONHoldsEveryKey(t *testing.T) {
	want := `{
  "diagnostics": [
    {
      "path": "content/kidney.md",
      "line": 7,
      "column": 9,
      "end_column": 14,
      "severity": "error",
      "rule": "unknown-term",
      "message": "\"carer\" is not a group",
      "hint": "did you mean \"carers\"?"
    },
    {
      "path": "content/kidney.md",
      "line": 9,
      "column": 1,
      "end_column": 0,
      "severity": "warning",
      "rule": "raw-html",
      "message": "<b> | is *left* out",
      "hint": ""
    },
    {
      "path": "content/kidney.md",
      "line": 12,
      "column": 0,
      "end_column": 0,
      "severity": "info",
      "rule": "unknown-term",
      "message": "first line\r\nsecond\u001b[2J\u009b",
      "hint": ""
    }
  ],
  "errors": 1,
  "warnings": 1,
  "infos": 1
}
`
	if got := written(t, func(w io.Writer) error { return WriteJSON(w, mixed[1:4]) }); got != want {
		t.Errorf("JSON:\n%s\nwant:\n%s", got, want)
	}
}

func TestJSONOfNothingIsAnEmptyArray(t *testing.T) {
	want := "{\n  \"diagnostics\": [],\n  \"errors\": 0,\n  \"warnings\": 0,\n  \"infos\": 0\n}\n"
	if got := written(t, func(w io.Writer) error { return WriteJSON(w, diag.List(nil)) }); got != want {
		t.Errorf("JSON:\n%s\nwant:\n%s", got, want)
	}
}

func TestJSONGivesHostileTextBackUnchanged(t *testing.T) {
	for _, want := range []string{"\x1b[2J\x00\x7f", "\u009b31m", "\u202e\ufeff\u2028", "\U000e0041\u200d", `\u009b "\`} {
		got := written(t, func(w io.Writer) error { return WriteJSON(w, diag.List{{Message: want}}) })
		var back struct{ Diagnostics []struct{ Message string } }
		if err := json.Unmarshal([]byte(got), &back); err != nil {
			t.Fatal(err)
		}
		if got := back.Diagnostics[0].Message; got != want {
			t.Errorf("message came back as %q, want %q", got, want)
		}
		if i := strings.IndexAny(got, "\x1b\x00\x7f\u009b\u202e\ufeff\u2028"); i >= 0 {
			t.Errorf("JSON of %q holds %q raw", want, got[i:i+1])
		}
	}
}

func TestSARIFCountsFromTheRepository(t *testing.T) {
	want := `{
  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "involve",
          "rules": [
            {
              "id": "not-utf-8",
              "shortDescription": {
                "text": "A file is saved in a way that other programs read differently."
              },
              "fullDescription": {
                "text": "A file is saved in a way that other programs read differently."
              },
              "help": {
                "text": "A file is saved in a way that other programs read differently."
              }
            },
            {
              "id": "raw-html",
              "shortDescription": {
                "text": "Pages are written in Markdown, without HTML."
              },
              "fullDescription": {
                "text": "Pages are written in Markdown, without HTML."
              },
              "help": {
                "text": "Pages are written in Markdown, without HTML."
              }
            },
            {
              "id": "unknown-term",
              "shortDescription": {
                "text": "A word is not one of those that can stand here."
              },
              "fullDescription": {
                "text": "A word is not one of those that can stand here."
              },
              "help": {
                "text": "A word is not one of those that can stand here."
              }
            }
          ]
        }
      },
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "ruleId": "not-utf-8",
          "ruleIndex": 0,
          "level": "error",
          "message": {
            "text": "this file is 100% not UTF-8"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "sites/north/content/a%20b,%20c:d.md"
                },
                "region": {
                  "startLine": 1
                }
              }
            }
          ]
        },
        {
          "ruleId": "unknown-term",
          "ruleIndex": 2,
          "level": "error",
          "message": {
            "text": "\"carer\" is not a group\ndid you mean \"carers\"?"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "sites/north/content/kidney.md"
                },
                "region": {
                  "startLine": 7,
                  "startColumn": 9,
                  "endColumn": 14
                }
              }
            }
          ]
        },
        {
          "ruleId": "raw-html",
          "ruleIndex": 1,
          "level": "warning",
          "message": {
            "text": "<b> | is *left* out"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "sites/north/content/kidney.md"
                },
                "region": {
                  "startLine": 9,
                  "startColumn": 1
                }
              }
            }
          ]
        },
        {
          "ruleId": "unknown-term",
          "ruleIndex": 2,
          "level": "note",
          "message": {
            "text": "first line\r\nsecond\u001b[2J\u009b"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "sites/north/content/kidney.md"
                },
                "region": {
                  "startLine": 12
                }
              }
            }
          ]
        }
      ]
    }
  ]
}
`
	sarif := func(w io.Writer) error { return WriteSARIF(w, mixed[:4], "sites/north/", diag.About) }
	if got := written(t, sarif); got != want {
		t.Errorf("SARIF:\n%s\nwant:\n%s", got, want)
	}
}

func TestSARIFRegionIsNeverEmptyNorBackwards(t *testing.T) {
	for _, c := range []struct {
		pos  diag.Pos
		want sarifRegion
	}{
		{at("a.md", 0, 0, 0), sarifRegion{1, 0, 0}},
		{at("a.md", 0, 5, 8), sarifRegion{1, 0, 0}},
		{at("a.md", 3, 0, 8), sarifRegion{3, 0, 0}},
		{at("a.md", 3, 5, 8), sarifRegion{3, 5, 8}},
		{at("a.md", 3, 5, 5), sarifRegion{3, 5, 0}},
		{at("a.md", 3, 5, 2), sarifRegion{3, 5, 0}},
	} {
		if got := sarifLocations(c.pos, "")[0].PhysicalLocation.Region; got != c.want {
			t.Errorf("region of %+v = %+v, want %+v", c.pos, got, c.want)
		}
	}
}

func TestSARIFOfNothingStillHasARun(t *testing.T) {
	got := written(t, func(w io.Writer) error { return WriteSARIF(w, diag.List(nil), "", diag.About) })
	for _, want := range []string{`"rules": []`, `"results": []`} {
		if !strings.Contains(got, want) {
			t.Errorf("SARIF:\n%s\nwant it to hold %s", got, want)
		}
	}
}

func TestSARIFOfNoFileHasNoLocation(t *testing.T) {
	got := written(t, func(w io.Writer) error { return WriteSARIF(w, mixed[4:], "sites", diag.About) })
	if strings.Contains(got, "locations") {
		t.Errorf("SARIF:\n%s\nwant no locations", got)
	}
}

func TestGitHubEscapesWhatEndsAValue(t *testing.T) {
	want := `::error file=sites/north/content/a b%2C c%3Ad.md,title=not-utf-8::this file is 100%25 not UTF-8
::error file=sites/north/content/kidney.md,line=7,col=9,title=unknown-term::"carer" is not a group%0Adid you mean "carers"?
::warning file=sites/north/content/kidney.md,line=9,col=1,title=raw-html::<b> | is *left* out
::notice file=sites/north/content/kidney.md,line=12,title=unknown-term::first line%0D%0Asecond␛[2J` + "\ufffd" + `
::error::no content
`
	github := func(w io.Writer) error { return WriteGitHub(w, mixed, "sites/north") }
	if got := written(t, github); got != want {
		t.Errorf("GitHub:\n%s\nwant:\n%s", got, want)
	}
}

func TestGitHubTextCannotBeginACommandOfItsOwn(t *testing.T) {
	l := diag.List{{Pos: diag.Pos{Path: "a\n::stop\x1b-commands::x"}, Rule: "r\n::r", Message: "%0A\n::error::m", Hint: "\r\n::error::h"}}
	want := "::error file=a%0A%3A%3Astop␛-commands%3A%3Ax,title=r%0A%3A%3Ar::%250A%0A::error::m%0A%0D%0A::error::h\n"
	if got := written(t, func(w io.Writer) error { return WriteGitHub(w, l, "") }); got != want {
		t.Errorf("GitHub:\n%s\nwant:\n%s", got, want)
	}
}

func TestTableShowsTextAsItIs(t *testing.T) {
	want := `| Where | Severity | What is wrong | Rule |
|---|---|---|---|
| north/content/a b, c:d.md | error | this file is 100% not UTF-8 | not-utf-8 |
| north/content/kidney.md:7:9 | error | "carer" is not a group<br>did you mean "carers"? | unknown-term |
| north/content/kidney.md:9:1 | warning | \<b\> \| is \*left\* out | raw-html |
| north/content/kidney.md:12 | info | first line<br>second␛\[2J` + "\ufffd" + ` | unknown-term |
|  | error | no content |  |
`
	if got := written(t, func(w io.Writer) error { return WriteTable(w, mixed, "north") }); got != want {
		t.Errorf("Table:\n%s\nwant:\n%s", got, want)
	}
}

func TestTableOfNothingIsNothing(t *testing.T) {
	if got := written(t, func(w io.Writer) error { return WriteTable(w, diag.List{}, "north") }); got != "" {
		t.Errorf("Table = %q, want nothing", got)
	}
}

func TestTableFitsAGitHubSummary(t *testing.T) {
	l := make(diag.List, 3000)
	for i := range l {
		l[i].Message = strings.Repeat("m", 500)
	}
	got := written(t, func(w io.Writer) error { return WriteTable(w, l, "") })
	if len(got) > 1<<20 {
		t.Errorf("Table takes %d bytes, want at most 1 MiB", len(got))
	}
	// The head is 62 bytes, a row 519: 1,926 of them fit in 1,000,000.
	if want := "|\n\n… and 1074 more\n"; !strings.HasSuffix(got, want) {
		t.Errorf("Table ends with %q, want %q", got[len(got)-40:], want)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }

var errBroken = errors.New("broken pipe")

func TestEveryFormReportsAFailingWriter(t *testing.T) {
	for name, err := range map[string]error{
		"JSON":   WriteJSON(broken{}, mixed),
		"SARIF":  WriteSARIF(broken{}, mixed, "", diag.About),
		"GitHub": WriteGitHub(broken{}, mixed, ""),
		"Table":  WriteTable(broken{}, mixed, ""),
	} {
		if !errors.Is(err, errBroken) {
			t.Errorf("%s to a broken writer: %v, want %v", name, err, errBroken)
		}
	}
}
