package theme

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"involve/internal/component"
)

const (
	themeFolder    = "../../themes/nhs"
	fixturesFolder = themeFolder + "/node_modules/nhsuk-frontend/dist/nhsuk/components/"
)

// A proof says how a component is held against the reference's own cases.
type proof struct {
	zero any // the struct that the component takes

	// unsupported lists the parameters that the struct does not have, and as
	// "path=value" or "path (type)" those values that it cannot express. A case that needs
	// one of them is left out; one that no case needs must not be listed.
	unsupported []string

	cases int // how many cases must be proven

	// call names the parameter that takes what the reference's cases put
	// between the tags of a call.
	call string

	// defaults are the reference's words where ours come from the site, by
	// their path. Those below a parameter stand only where a case has it.
	defaults map[string]any
}

// proofs has an entry for each component that is the reference's.
var proofs = map[string]proof{
	"action-link": {zero: component.ActionLink{}, cases: 7, call: "html"},
	"back-link":   {zero: component.BackLink{}, cases: 7, call: "html"},
	"breadcrumb": {
		zero: component.Breadcrumb{}, cases: 4,
		unsupported: []string{"backLink.attributes", "items[].attributes", "items[].classes"},
	},
	"button": {
		zero: component.Button{}, cases: 28,
		unsupported: []string{"disabled", "icon", "preventDoubleClick"},
	},
	"card": {
		zero: component.Card{}, cases: 32, call: "description.html",
		unsupported: []string{"actions", "image", "variant=emergency", "variant=non-urgent", "variant=urgent"},
	},
	"checkboxes": {
		zero: component.Checkboxes{}, cases: 14,
		unsupported: []string{
			"disabled", "errorMessage", "inline", "items[].behaviour", "items[].behaviourGroup", "items[].conditional",
			"items[].disabled", "items[].divider", "items[].exclusive", "items[].exclusiveGroup", "items[].hint", "values",
		},
	},
	"contents-list": {zero: component.ContentsList{}, cases: 4},
	"footer": {
		zero: component.Footer{}, cases: 15, call: "meta.html", defaults: map[string]any{"copyright": "© NHS England"},
		unsupported: []string{"columns", "navigation (mapping)"},
	},
	"header": {
		zero: component.Header{}, cases: 40,
		unsupported: []string{"account"},
		defaults: map[string]any{
			"search.action":                   "https://www.nhs.uk/search/",
			"search.label.visuallyHiddenText": "Search the NHS website",
		},
	},
	"input": {
		zero: component.Input{}, cases: 15,
		unsupported: []string{
			"classes=nhsuk-input--width-10", "code", "disabled", "errorMessage", "formGroup", "inputmode", "prefix", "spellcheck", "suffix", "value",
		},
	},
	"inset-text": {zero: component.InsetText{}, cases: 3, call: "html"},
	"pagination": {
		zero: component.Pagination{}, cases: 10,
		unsupported: []string{"nextPage", "nextUrl", "previousPage", "previousUrl"},
	},
	"select": {
		zero: component.Select{}, cases: 9,
		unsupported: []string{"disabled", "errorMessage", "formGroup", "items[].disabled", "items[].divider"},
	},
	"skip-link": {zero: component.SkipLink{}, cases: 3},
	"summary-list": {
		zero: component.SummaryList{}, cases: 8,
		unsupported: []string{"card", "rows[].actions", "rows[].border"},
	},
	"tag": {
		zero: component.Tag{}, cases: 26, call: "html",
		unsupported: []string{"classes=nhsuk-tag--red", "colour (false)"},
	},
}

// A fixture is one of the reference's cases.
type fixture struct {
	Name        string
	Description string
	Context     map[string]any
	CallBlock   any
	Options     any
	HTML        string
	Hidden      bool
}

func TestComponentsDrawWhatTheReferenceDraws(t *testing.T) {
	if _, err := os.Stat(fixturesFolder); err != nil {
		t.Fatalf("themes/nhs/node_modules is not there: run make theme")
	}
	th, err := Load("nhs", os.DirFS(themeFolder), baseOnly)
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range proofs {
		t.Run(name, func(t *testing.T) { prove(t, th, name, p) })
	}
}

func TestEveryComponentIsProvenOrOurs(t *testing.T) {
	ours := []string{"text-header"}
	folders, err := os.ReadDir(themeFolder + "/components")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if _, ok := proofs[f.Name()]; ok == slices.Contains(ours, f.Name()) {
			t.Errorf("component %s: proven = %v, ours = %v, want one of the two", f.Name(), ok, ok)
		}
	}
}

func prove(t *testing.T, th *Theme, name string, p proof) {
	src, err := os.ReadFile(fixturesFolder + name + "/fixtures.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Fixtures []fixture }
	if err := json.Unmarshal(src, &file); err != nil {
		t.Fatal(err)
	}
	needed := make(map[string]bool)
	proven := 0
	for _, f := range file.Fixtures {
		title := strings.TrimSpace(f.Name + " " + f.Description)
		params, missing := p.parameters(f)
		for _, m := range missing {
			if !slices.Contains(p.unsupported, m) {
				t.Errorf("%s: no parameter %q, and it is not listed as unsupported", title, m)
			}
			needed[m] = true
		}
		if len(missing) > 0 {
			continue
		}
		data := reflect.New(reflect.TypeOf(p.zero))
		dec := json.NewDecoder(bytes.NewReader(params))
		dec.DisallowUnknownFields()
		if err := dec.Decode(data.Interface()); err != nil {
			t.Errorf("%s: %v", title, err)
			continue
		}
		var out strings.Builder
		if err := th.layouts["proof"].ExecuteTemplate(&out, name, data.Elem().Interface()); err != nil {
			t.Errorf("%s: %v", title, err)
			continue
		}
		got, want := tree(out.String()), tree(f.HTML)
		if got != want {
			t.Errorf("%s: %s", title, firstDifference(got, want))
			continue
		}
		proven++
	}
	for _, u := range p.unsupported {
		if !needed[u] {
			t.Errorf("%q is listed as unsupported, but no case needs it", u)
		}
	}
	if proven != p.cases {
		t.Errorf("proven %d of %d cases, want %d", proven, len(file.Fixtures), p.cases)
	}
}

// parameters returns a case's parameters as JSON that fits the component's
// struct, and the parameters that it has no place for.
func (p proof) parameters(f fixture) ([]byte, []string) {
	context := maps.Clone(f.Context)
	for path, value := range p.defaults {
		first, below, nested := strings.Cut(path, ".")
		if _, ok := context[first]; ok && nested || !ok && !nested {
			context[first] = withDefault(context[first], below, value)
		}
	}
	if inner, ok := f.CallBlock.(string); ok && inner != "" {
		first, second, nested := strings.Cut(p.call, ".")
		if nested {
			context[first] = map[string]any{second: inner}
		} else {
			context[first] = inner
		}
	}
	var missing []string
	fitted := fit(context, reflect.TypeOf(p.zero), "", p.unsupported, &missing)
	data, err := json.Marshal(fitted)
	if err != nil {
		panic(err) // it came from JSON
	}
	return data, missing
}

// withDefault returns the parameter with a value at the path below it, unless
// it has one there. A parameter that is merely true becomes a mapping.
func withDefault(param any, path string, value any) any {
	if path == "" {
		return cmp.Or(param, value)
	}
	mapping := make(map[string]any)
	if has, ok := param.(map[string]any); ok {
		maps.Copy(mapping, has)
	}
	first, below, _ := strings.Cut(path, ".")
	mapping[first] = withDefault(mapping[first], below, value)
	return mapping
}

// fit turns the macros' looser forms into what the structs hold: a text for a
// mapping with a text, nothing for null and for false in a list, and for what
// is on unless it is false (border) our opposite (NoBorder). What has no place
// is added to missing by its path.
func fit(value any, typ reflect.Type, at string, unsupported []string, missing *[]string) any {
	miss := func(kind string) any {
		*missing = append(*missing, at+kind)
		return nil
	}
	switch v := value.(type) {
	case map[string]any:
		if typ.Kind() != reflect.Struct {
			return miss(" (mapping)")
		}
		out := make(map[string]any)
		for _, key := range slices.Sorted(maps.Keys(v)) {
			path := strings.TrimPrefix(at+"."+key, ".")
			named := func(name string) (reflect.StructField, bool) {
				return typ.FieldByNameFunc(func(f string) bool { return strings.EqualFold(f, name) })
			}
			if field, ok := named(key); ok {
				if inner := fit(v[key], field.Type, path, unsupported, missing); inner != nil {
					out[field.Name] = inner
				}
			} else if field, ok := named("No" + key); ok && reflect.TypeOf(v[key]).Kind() == reflect.Bool {
				out[field.Name] = v[key] == false
			} else {
				*missing = append(*missing, path)
			}
		}
		return out
	case []any:
		if typ.Kind() != reflect.Slice {
			return miss(" (list)")
		}
		var out []any
		for _, item := range v {
			if item == false {
				continue
			}
			if inner := fit(item, typ.Elem(), at+"[]", unsupported, missing); inner != nil {
				out = append(out, inner)
			}
		}
		return out
	case string:
		if path := at + "=" + v; slices.Contains(unsupported, path) {
			*missing = append(*missing, path)
			return nil
		}
		switch typ.Kind() {
		case reflect.String:
			return v
		case reflect.Struct:
			return map[string]any{"Text": v}
		}
		return miss(" (text)")
	case bool:
		if typ.Kind() != reflect.Bool {
			return miss(fmt.Sprintf(" (%v)", v))
		}
	case float64:
		if typ.Kind() != reflect.Int {
			return miss(" (number)")
		}
	}
	return value
}

// firstDifference shows where two trees part.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		var a, b string
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			return fmt.Sprintf("line %d of the tree is\n\t%q, want\n\t%q\nof\n%s", i+1, a, b, want)
		}
	}
	return "no difference"
}
