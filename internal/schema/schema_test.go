package schema

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"involve/internal/content"
)

var kinds = []struct {
	kind *Kind
	zero func() any
}{
	{Page("guidance"), func() any { return new(content.Page) }},
	{Stage(), func() any { return new(content.Stage) }},
	{Organisation(), func() any { return new(content.Organisation) }},
	{Opportunity(), func() any { return new(content.Opportunity) }},
	{Settings(), func() any { return new(content.Settings) }},
}

// The keys that the content model promises to authors, with those below them.
// A star marks a key that every file of the kind must have.
const (
	pageKeys    = "title* summary* draft aliases replaced_by image image_alt lang order reviewed review_due"
	contactKeys = "{team* email phone text_relay}"
	expenseKeys = "{covered* items prebooked}"

	opportunityKeys = pageKeys + ` id activity* groups* stages* organisation* partners published* opens closes* entry
		updates{date* kind* text*} mode* areas* venue access
		sessions{id* starts* ends mode venue note cancelled repeat{every* until}}
		time*{text* minutes* per} payment*{kind* amount basis note} expenses` + expenseKeys + ` support support_note
		formats{kind* url on_request lang closes} take_part*{kind* to* label} waiting_list contact` + contactKeys + `
		who_can* who_cannot especially_welcome open_to age_min age_max places checks decision{who when open settled}
		content_note helplines{name* to*} safeguarding data_use selection topics programme related
		outcome_due report_every checked outcome_delay outcomes{published* heard* did not_done decision_due documents{label* url*}}`

	settingsKeys = `title* base_url* feed_id* since* organisation*{name* url} brand demo theme language time_zone closing_soon
		navigation footer contact` + contactKeys + ` mailing_list{label* url*} licence{name* url} edit_url
		vocabularies{area{label* terms*} topic{label* terms*} support{terms*}}
		facets combine feeds retired{facet* term* replaced_by date} names rules`
)

func TestEveryKeyOfTheContentModelIsThere(t *testing.T) {
	for i, want := range []string{
		pageKeys + " updated",
		pageKeys + " updated guide",
		pageKeys + " updated url contact" + contactKeys + " expenses" + expenseKeys + " support data_use",
		opportunityKeys,
		settingsKeys,
	} {
		got := outline(kinds[i].kind.Fields)
		for _, w := range flat("", want) {
			if !slices.Contains(got, w) {
				t.Errorf("%s: the table lacks %s", kinds[i].kind.Name, w)
			}
		}
		for _, g := range got {
			if !slices.Contains(flat("", want), g) {
				t.Errorf("%s: nobody has promised %s", kinds[i].kind.Name, g)
			}
		}
	}
	if got, want := strings.Join(outline(TermFields()), " "), "label* everywhere"; got != want {
		t.Errorf("the keys of a term are %q, want %q", got, want)
	}
}

// outline returns the keys of a table, each with those around it.
func outline(fields []Field) (keys []string) {
	for _, f := range fields {
		name := f.Key
		if f.Required {
			name += "*"
		}
		keys = append(keys, name)
		for _, k := range outline(f.Fields) {
			keys = append(keys, f.Key+"."+k)
		}
	}
	return keys
}

func TestEveryExampleIsOfAKey(t *testing.T) {
	shown := map[string]bool{}
	for _, k := range kinds {
		for _, key := range outline(k.kind.Fields) {
			shown[strings.ReplaceAll(key, "*", "")] = true
		}
	}
	for _, key := range outline(TermFields()) {
		shown[strings.ReplaceAll(key, "*", "")] = true
	}
	for _, examples := range []map[string]example{pageExamples, sharedExamples, stageExamples, organisationExamples, opportunityExamples, settingsExamples, termExamples} {
		for key := range examples {
			if !shown[key] {
				t.Errorf("there are examples of %s, which is no key", key)
			}
		}
	}
}

// flat reads what outline would return from the form above.
func flat(prefix, s string) (keys []string) {
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		end := strings.IndexAny(s, " \n\t{")
		if end < 0 {
			end = len(s)
		}
		key := s[:end]
		keys = append(keys, prefix+key)
		s = s[end:]
		if !strings.HasPrefix(s, "{") {
			continue
		}
		depth := 0
		for i, r := range s {
			switch r {
			case '{':
				depth++
			case '}':
				depth--
			}
			if depth == 0 {
				keys = append(keys, flat(prefix+strings.TrimSuffix(key, "*")+".", s[1:i])...)
				s = s[i+1:]
				break
			}
		}
	}
	return keys
}

// types is what Field.In points to, by type.
var types = map[Type]reflect.Type{
	Text: reflect.TypeFor[string](), Texts: reflect.TypeFor[[]string](), Slug: reflect.TypeFor[string](),
	Term: reflect.TypeFor[string](), Terms: reflect.TypeFor[[]string](), Address: reflect.TypeFor[string](), Addresses: reflect.TypeFor[[]string](),
	Bool: reflect.TypeFor[bool](), Number: reflect.TypeFor[int](), Day: reflect.TypeFor[content.Date](), Moment: reflect.TypeFor[content.When](),
	Deadline: reflect.TypeFor[content.Closing](), Length: reflect.TypeFor[content.Months](), Days: reflect.TypeFor[time.Duration](),
	Language: reflect.TypeFor[string](), Zone: reflect.TypeFor[*time.Location](), Words: reflect.TypeFor[[]content.Term](),
	Severity: reflect.TypeFor[map[string]string](),
}

func TestEveryKeyHasAPlaceOfItsOwnAndOfItsType(t *testing.T) {
	used := map[Type]bool{}
	for _, k := range kinds {
		prove(t, used, map[string]string{}, k.kind.Name, k.kind.Fields, k.zero())
	}
	prove(t, used, map[string]string{}, "term", TermFields(), new(content.Term))
	for typ := Text; typ <= Severity; typ++ {
		if !used[typ] {
			t.Errorf("no key has the type %d", typ)
		}
	}
}

func prove(t *testing.T, used map[Type]bool, places map[string]string, name string, fields []Field, parent any) {
	t.Helper()
	keys := map[string]bool{}
	for i := range fields {
		f := &fields[i]
		at := name + "." + f.Key
		used[f.Type] = true
		if keys[f.Key] {
			t.Errorf("%s is in the table twice", at)
		}
		keys[f.Key] = true
		if len(f.Help) < 8 || !strings.HasSuffix(f.Help, ".") && !strings.HasSuffix(f.Help, "?") {
			t.Errorf("%s: the help is %q, want a sentence", at, f.Help)
		}
		proveVocabulary(t, at, f)

		to := f.In(parent)
		v := reflect.ValueOf(to)
		if v.Kind() != reflect.Pointer || v.IsNil() {
			t.Errorf("%s: In returns a %T, want a pointer", at, to)
			continue
		}
		switch f.Type {
		case Object:
			if v.Elem().Kind() != reflect.Struct || len(f.Fields) == 0 {
				t.Errorf("%s: In returns a %T, want one to a struct with keys", at, to)
			}
			prove(t, used, places, at, f.Fields, to)
			continue // two groups of keys may fill one struct
		case Objects:
			if v.Elem().Kind() != reflect.Slice || v.Elem().Type().Elem().Kind() != reflect.Struct || len(f.Fields) == 0 {
				t.Errorf("%s: In returns a %T, want one to a list of structs", at, to)
				continue
			}
			first, second := f.Add(to), f.Add(to)
			if v.Elem().Len() != 2 || first == second || second != v.Elem().Index(1).Addr().Interface() {
				t.Errorf("%s: Add does not append an element and point to it", at)
			}
			prove(t, used, map[string]string{}, at, f.Fields, second)
		default:
			if want := types[f.Type]; v.Elem().Type() != want {
				t.Errorf("%s: In returns a %T, want one to %v", at, to, want)
			}
			if len(f.Fields) > 0 {
				t.Errorf("%s has keys of its own and is no object", at)
			}
		}
		place := fmt.Sprintf("%T %p", to, to)
		if other := places[place]; other != "" {
			t.Errorf("%s goes where %s goes", at, other)
		}
		places[place] = at
	}
}

func proveVocabulary(t *testing.T, at string, f *Field) {
	t.Helper()
	slugs, closed := f.Closed()
	isTerm := f.Type == Term || f.Type == Terms
	_, ofSite := map[string]bool{"group": true, "stage": true, "organisation": true, "area": true, "topic": true, "support": true}[f.Vocabulary]
	switch {
	case isTerm != (f.Vocabulary != ""):
		t.Errorf("%s has the type %d and the vocabulary %q", at, f.Type, f.Vocabulary)
	case isTerm && closed == ofSite:
		t.Errorf("%s: the vocabulary %q is closed: %v", at, f.Vocabulary, closed)
	case closed && len(slugs) == 0:
		t.Errorf("%s: the vocabulary %q has no terms", at, f.Vocabulary)
	case f.Or != "" && !isTerm, f.Max != 0 && f.Type != Text:
		t.Errorf("%s has Or %q or Max %d, which mean nothing for its type", at, f.Or, f.Max)
	}
}

// A place that two keys shared would pass above if it were not in the nouns at
// all: each field of a noun that authors fill has a key.
func TestEveryFieldOfANounIsFilledByAKey(t *testing.T) {
	made := map[string]bool{ // by the program, not by authors
		"Path": true, "URL": true, "Slug": true, "Body": true, "Keys": true, "Page": true,
	}
	for _, k := range kinds {
		noun := k.zero()
		filled := map[string]bool{}
		base := reflect.ValueOf(noun).Pointer()
		size := reflect.TypeOf(noun).Elem().Size()
		var mark func(fields []Field, parent any)
		mark = func(fields []Field, parent any) {
			for i := range fields {
				to := fields[i].In(parent)
				if p := reflect.ValueOf(to).Pointer(); p >= base && p < base+size {
					filled[fmt.Sprint(p-base)] = true
				}
				if fields[i].Type == Object {
					mark(fields[i].Fields, to)
				}
			}
		}
		mark(k.kind.Fields, noun)
		for _, f := range reflect.VisibleFields(reflect.TypeOf(noun).Elem()) {
			if made[f.Name] {
				continue
			}
			offset := f.Offset
			if len(f.Index) > 1 { // of the embedded Page, which comes first
				offset = reflect.TypeFor[content.Page]().Field(f.Index[1]).Offset
			}
			if f.Name == "Updated" && k.kind.Name == "opportunity" {
				continue // opportunities have updates instead
			}
			if !filled[fmt.Sprint(offset)] {
				t.Errorf("%s: no key fills %s", k.kind.Name, f.Name)
			}
		}
	}
}

func TestLookupFindsAKey(t *testing.T) {
	k := Opportunity()
	if f := k.Field("closes"); f == nil || f.Type != Deadline {
		t.Errorf("Field(closes) = %+v, want a deadline", f)
	}
	if f := k.Field("updated"); f != nil {
		t.Errorf("Field(updated) = %+v, want none", f)
	}
	if got, want := Keys(k.Field("take_part").Fields), []string{"kind", "to", "label"}; !slices.Equal(got, want) {
		t.Errorf("Keys = %v, want %v", got, want)
	}
}

func TestKindsHaveNamesOfTheirOwn(t *testing.T) {
	names := map[string]bool{}
	for _, k := range kinds {
		names[k.kind.Name] = true
	}
	if want := []string{"guidance", "opportunity", "organisation", "settings", "stage"}; !slices.Equal(slices.Sorted(maps.Keys(names)), want) {
		t.Errorf("the kinds are %v, want %v", slices.Sorted(maps.Keys(names)), want)
	}
}
