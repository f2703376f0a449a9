package find_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"involve/internal/content"
	"involve/internal/encode"
	"involve/internal/find"
	"involve/internal/loadtest"
	"involve/internal/page"
	"involve/internal/snapshot"
	"involve/internal/view"
)

var at = time.Date(2026, time.November, 22, 9, 0, 0, 0, time.UTC)

// sample reads the sample site.
func sample(t *testing.T) *content.Library { return loadtest.Library(t, os.DirFS("../..")) }

func makerAt(lib *content.Library, at time.Time) *find.Maker {
	s := snapshot.New(lib, at, false, lib.Settings.BaseURL)
	return &find.Maker{Maker: page.New(s, "")}
}

func TestRecordsSayWhatTheListDoes(t *testing.T) {
	m := makerAt(sample(t), at)
	r := m.MakeRecords()
	if len(r.Slugs) != len(m.Open) || len(m.Open) == 0 {
		t.Fatalf("%d records of %d open opportunities", len(r.Slugs), len(m.Open))
	}
	var closed int64
	for i, o := range m.Open {
		card := m.Card(o)
		got := []string{
			r.Path + r.Slugs[i] + "/", r.Titles[i], r.Summaries[i], r.Langs[i],
			r.Cards.Verb.Values[r.Cards.Verb.Of[i]], r.Cards.When.Values[r.Cards.When.Of[i]], r.Cards.Activity.Values[r.Cards.Activity.Of[i]],
			r.Cards.Time.Values[r.Cards.Time.Of[i]], r.Cards.Mode.Values[r.Cards.Mode.Of[i]], r.Cards.Payment.Values[r.Cards.Payment.Of[i]],
			r.Cards.Area.Values[r.Cards.Area.Of[i]], r.Cards.Groups.Values[r.Cards.Groups.Of[i]], r.Cards.Asked.Values[r.Cards.Asked.Of[i]],
		}
		want := []string{
			string(card.Href), card.Text, card.Summary, card.Lang, card.Verb, card.When, card.Activity,
			card.Time, card.Mode, card.Payment, card.Area, card.Groups, card.Asked,
		}
		if !slices.Equal(got, want) {
			t.Errorf("record %d = %q, want %q", i, got, want)
		}
		for f, facet := range r.Facets {
			var terms []string
			for _, at := range facet.Sets[facet.Of[i]] {
				terms = append(terms, facet.Terms[at][0])
			}
			if want := m.Facets.Terms(o, m.Facets.Facets[f].Name); !slices.Equal(terms, want) {
				t.Errorf("%s of record %d = %q, want %q", facet.Name, i, terms, want)
			}
		}
		if i < len(r.ClosedFrom) {
			closed += r.ClosedFrom[i]
		} else {
			closed = 0
		}
		if closed != card.ClosedFrom {
			t.Errorf("record %d closes at %d, want %d", i, closed, card.ClosedFrom)
		}
	}
}

func TestRecordsAreTheSameUntilSomethingChanges(t *testing.T) {
	lib := sample(t)
	bytesAt := func(at time.Time) []byte {
		data, _ := encode.Encode(makerAt(lib, at).MakeRecords())
		return data
	}
	next := lib.NextChange(at, false)
	if !bytes.Equal(bytesAt(at), bytesAt(next.Add(-time.Second))) {
		t.Errorf("the records of %v and those a second before %v differ", at, next)
	}
	if bytes.Equal(bytesAt(at), bytesAt(next)) {
		t.Errorf("the records of %v and %v are the same", at, next)
	}
}

// TestFiveThousandRecordsAreSmall makes up texts of the sample's own words in
// no order, which compress worse than sentences do.
func TestFiveThousandRecordsAreSmall(t *testing.T) {
	const n, most = 5000, 120
	lib := sample(t)
	var words []string
	for _, p := range makerAt(lib, at).MakeIndex().Pages {
		words = append(words, strings.Fields(p.Text)...)
	}
	r := rand.New(rand.NewPCG(5, 2026))
	some := func(n int) string {
		out := make([]string, n)
		for i := range out {
			out[i] = words[r.IntN(len(words))]
		}
		return strings.Join(out, " ")
	}
	open := makerAt(lib, at).Open
	lib.Opportunities = nil
	for i := range n {
		o := *open[r.IntN(len(open))]
		o.Title, o.Summary = some(7), some(18)
		o.Slug = fmt.Sprintf("%s-%d", strings.ToLower(strings.ReplaceAll(o.Title, " ", "-")), i)
		o.URL = "/opportunities/" + o.Slug + "/"
		o.Groups, o.Areas, o.Topics = open[r.IntN(len(open))].Groups, open[r.IntN(len(open))].Areas, open[r.IntN(len(open))].Topics
		if !o.Closes.Ongoing {
			o.Closes.Time = at.AddDate(0, 0, 1+r.IntN(200)).Truncate(24 * time.Hour).Add(time.Duration(9+r.IntN(9)) * time.Hour)
			o.Closes.DateOnly = false
		}
		lib.Opportunities = append(lib.Opportunities, &o)
	}
	data, _ := encode.Encode(makerAt(lib, at).MakeRecords())
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Write(data)
	w.Close()
	if got := float64(packed.Len()) / n; got >= most {
		t.Errorf("%.1f bytes an opportunity after gzip, wanted under %d", got, most)
	} else {
		t.Logf("%.1f bytes an opportunity after gzip, %d before", got, len(data)/n)
	}
}

func TestASiteWithNothingHasListsAndNoNull(t *testing.T) {
	lib := sample(t)
	lib.Opportunities, lib.Guidance, lib.Pages, lib.Groups, lib.Stages, lib.Organisations = nil, nil, nil, nil, nil, nil
	m := makerAt(lib, at)
	for _, v := range []view.View{m.MakeRecords(), m.MakeIndex()} {
		if data, _ := encode.Encode(v); bytes.Contains(data, []byte("null")) {
			t.Errorf("%T has a null: %s", v, data)
		}
	}
}
