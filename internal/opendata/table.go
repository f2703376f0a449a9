package opendata

import (
	"reflect"
	"strconv"
	"strings"
	"time"

	"involve/internal/content"
	"involve/internal/snapshot"
	"involve/internal/view"
	"involve/internal/wording"
)

// between stands between the entries of a list in one cell.
const between = "; "

// A column is one of the table: its name, what it means and what it says of an
// opportunity.
type column struct {
	name  string
	holds string
	means string
	words []string                   // all that it can say, when every site has the same
	cell  func(reflect.Value) string // of a view.Record
}

// Table makes the opportunities as a table for spreadsheets, a row each.
func Table(m *snapshot.Snapshot) *view.Table {
	t := &view.Table{}
	columns := columns(m)
	for _, c := range columns {
		t.Header = append(t.Header, c.name)
	}
	t.Rows = make([][]string, 0, len(m.Shown))
	for _, o := range m.Shown {
		row := make([]string, len(columns))
		v := reflect.ValueOf(record(m, o))
		for i, c := range columns {
			row[i] = c.cell(v)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// columns are the fields that one cell can hold, and what a person with a
// spreadsheet needs beside: the labels of the site's own words, and the closing
// day as a date, since spreadsheets cannot read an instant.
func columns(m *snapshot.Snapshot) (list []column) {
	record := reflect.TypeFor[view.Record]()
	for _, f := range fields {
		if !f.inTable() {
			continue
		}
		index := indexOf(record, f.path)
		values := func(r reflect.Value) []string { return cells(r, index, f.always) }
		c := column{name: strings.ReplaceAll(f.path, ".", "_"), holds: f.holds(), means: f.means}
		c.cell = func(r reflect.Value) string { return strings.Join(values(r), between) }
		if f.kind == flag {
			c.holds = "The word true or false"
		}
		if f.kind == word && !ofSite[f.vocabulary] {
			c.words = content.Vocabulary{Terms: terms(m, f.vocabulary)}.Slugs()
		}
		list = append(list, c)
		switch {
		case f.kind == deadline:
			list = append(list, column{name: c.name + "_date", holds: "Date", means: "The closing day alone, which spreadsheets can sort. Empty when there is no closing date.", cell: func(r reflect.Value) string {
				closes, err := time.Parse(time.RFC3339, c.cell(r))
				if err != nil {
					return "" // ongoing
				}
				return closes.Add(-time.Second).Format(time.DateOnly) // midnight is the end of the day before
			}})
		case ofSite[f.vocabulary]:
			words := content.Vocabulary{Terms: terms(m, f.vocabulary)}
			list = append(list, column{name: c.name + "_label", holds: "Text", means: "The same, as people read it on the site.", cell: func(r reflect.Value) string {
				return strings.Join(wording.Labels(words, values(r)), between)
			}})
		}
	}
	return list
}

// indexOf finds the field of a struct that JSON has at a path.
func indexOf(t reflect.Type, path string) (index []int) {
	for name := range strings.SplitSeq(path, ".") {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		i := 0
		for ; ; i++ {
			if n, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); n == name {
				break
			}
		}
		index = append(index, i)
		t = t.Field(i).Type
	}
	return index
}

// cells returns what a field says, an entry of a list each. A number that is
// not always there is not said when it is 0.
func cells(r reflect.Value, index []int, always bool) []string {
	v, err := r.FieldByIndexErr(index)
	if err != nil {
		return nil // a part of something that was left out
	}
	switch v.Kind() {
	case reflect.Slice:
		return v.Interface().([]string)
	case reflect.Bool:
		return []string{strconv.FormatBool(v.Bool())}
	case reflect.Int:
		if v.Int() == 0 && !always {
			return nil
		}
		return []string{strconv.FormatInt(v.Int(), 10)}
	}
	if v.String() == "" {
		return nil
	}
	return []string{v.String()}
}
