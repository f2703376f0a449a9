package find_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"net/url"
	"os"
	"slices"
	"testing"

	"involve/internal/facet"
	"involve/internal/snapshot"
)

var update = flag.Bool("update", false, "write the golden files anew")

// setsPath is what browsers are compared with: filters of the sample site and
// what the plan lists for each.
const setsPath = "../browsertest/filter-sets.json"

// A filterSet is one filter and its answer.
type filterSet struct {
	Query string   `json:"query"`
	Slugs []string `json:"slugs"` // in the order of the list
}

// TestFilterSetsAreWhatThePlanLists keeps the file in step that the browser's
// own filter is tested against.
func TestFilterSetsAreWhatThePlanLists(t *testing.T) {
	s := makerAt(sample(t), at).Snapshot
	var got bytes.Buffer
	got.WriteString("[\n")
	found := 0
	for i, query := range randomQueries(s, 200) {
		set := filterSet{Query: query.Encode(), Slugs: []string{}}
		for _, o := range s.Facets.Filter(s.Open, choices(query)...) {
			set.Slugs = append(set.Slugs, o.Slug)
		}
		if len(set.Slugs) > 0 {
			found++
		}
		line, err := json.Marshal(set)
		if err != nil {
			t.Fatal(err)
		}
		if i > 0 {
			got.WriteString(",\n")
		}
		got.Write(bytes.ReplaceAll(line, []byte(`\u0026`), []byte("&")))
	}
	got.WriteString("\n]\n")
	if found < 100 {
		t.Errorf("%d of 200 filters find anything: they prove too little", found)
	}
	if *update {
		if err := os.WriteFile(setsPath, got.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(setsPath)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%s is not what the plan lists: run go test ./internal/find -update, and look at the difference", setsPath)
	}
}

// randomQueries returns n filters, always the same ones: every other begins
// with what some open opportunity has.
func randomQueries(s *snapshot.Snapshot, n int) (list []url.Values) {
	r := rand.New(rand.NewPCG(3, 2026))
	for len(list) < n {
		query := url.Values{}
		add := func(name, term string) {
			if term != "" && !slices.Contains(query[name], term) {
				query.Add(name, term)
			}
		}
		sure := s.Open[r.IntN(len(s.Open))]
		for range 1 + r.IntN(3) {
			f := s.Facets.Facets[r.IntN(len(s.Facets.Facets))]
			if terms := s.Facets.Terms(sure, f.Name); len(list)%2 == 0 && len(terms) > 0 {
				add(f.Name, terms[r.IntN(len(terms))])
			}
			for range r.IntN(3) {
				if len(f.Terms) > 0 {
					add(f.Name, f.Terms[r.IntN(len(f.Terms))].Slug)
				}
			}
		}
		if len(query) > 0 {
			list = append(list, query)
		}
	}
	return list
}

func choices(query url.Values) (list []facet.Choice) {
	for name, terms := range query {
		for _, term := range terms {
			list = append(list, facet.Choice{Facet: name, Term: term})
		}
	}
	return list
}
