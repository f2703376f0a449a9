package encode

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"involve/internal/view"
)

func sampleData() *view.Data {
	return &view.Data{
		Version: 1,
		Site:    view.DataSite{Title: "Taking part", URL: "https://example.org/", Language: "en-GB", TimeZone: "Europe/London"},
		Licence: &view.DataLicence{Name: "Open Government Licence v3.0"},
		Opportunities: []view.Record{{
			ID:       "kidney-panel",
			Title:    `Tea & <script> "talk" 🫖 שלום`,
			Activity: []string{"panel"},
			Outcomes: []view.RecordOutcome{{Published: "2027-03-01"}},
		}},
	}
}

func TestOpenDataIsExact(t *testing.T) {
	want := `{
  "version": 1,
  "site": {
    "title": "Taking part",
    "url": "https://example.org/",
    "language": "en-GB",
    "time_zone": "Europe/London"
  },
  "licence": {
    "name": "Open Government Licence v3.0"
  },
  "opportunities": [
    {
      "id": "kidney-panel",
      "url": "",
      "status": "",
      "title": "Tea & <script> \"talk\" 🫖 שלום",
      "summary": "",
      "activity": [
        "panel"
      ],
      "groups": [],
      "stages": [],
      "organisation": "",
      "published": "",
      "opens": "",
      "closes": "",
      "entry": "",
      "mode": [],
      "areas": [],
      "time": {
        "text": "",
        "minutes": 0,
        "per": ""
      },
      "payment": {
        "kind": ""
      },
      "who_can": [],
      "age_min": 0,
      "outcomes": [
        {
          "published": "2027-03-01",
          "heard": []
        }
      ]
    }
  ]
}
`
	if got := encode(t, sampleData()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNoOpportunitiesAreAnEmptyList(t *testing.T) {
	if got := encode(t, &view.Data{}); !strings.HasSuffix(got, "\"opportunities\": []\n}\n") {
		t.Errorf("got\n%s\nwant an empty list at its end", got)
	}
}

// Every part is there and empty, so that a list without omitempty shows.
func TestNoListIsNull(t *testing.T) {
	d := &view.Data{Opportunities: []view.Record{{
		Updates:   make([]view.RecordUpdate, 1),
		Sessions:  make([]view.RecordSession, 1),
		Expenses:  &view.RecordExpenses{},
		Formats:   make([]view.RecordFormat, 1),
		TakePart:  make([]view.RecordWay, 1),
		Contact:   &view.RecordContact{},
		Outcomes:  make([]view.RecordOutcome, 1),
		WhoCannot: []string{},
	}}}
	if got := encode(t, d); strings.Contains(got, "null") {
		t.Errorf("got\n%s\nwant no null", got)
	}
}

func TestEncodingOpenDataLeavesTheViewAsItWas(t *testing.T) {
	d := sampleData()
	encode(t, d)
	if !reflect.DeepEqual(d, sampleData()) {
		t.Errorf("Encode changed its view to %+v", d)
	}
}

func TestOpenDataComesBackAsItWas(t *testing.T) {
	d := sampleData()
	d.Opportunities[0].Summary = "line\nbreak \x01 \u2028 ]]> \\ "
	var got view.Data
	if err := json.Unmarshal([]byte(encode(t, d)), &got); err != nil {
		t.Fatal(err)
	}
	if got, want := got.Opportunities[0].Summary, d.Opportunities[0].Summary; got != want {
		t.Errorf("summary = %q, want %q", got, want)
	}
}

// Records are written one after the other, and the file is as if all of it were
// indented at once.
func TestOpenDataIsOneIndentedValue(t *testing.T) {
	for _, n := range []int{0, 1, 3, 250} {
		d := sampleData()
		one := d.Opportunities[0]
		d.Opportunities = nil
		for range n {
			d.Opportunities = append(d.Opportunities, one)
		}
		data := encode(t, d)
		var b bytes.Buffer
		if err := json.Indent(&b, []byte(data), "", "  "); err != nil {
			t.Fatal(err)
		}
		if b.String() != data {
			t.Errorf("with %d records the file is\n%s\nand indented\n%s", n, data, b.String())
		}
		var got view.Data
		if err := json.Unmarshal([]byte(data), &got); err != nil || len(got.Opportunities) != n {
			t.Errorf("%d of %d records come back: %v", len(got.Opportunities), n, err)
		}
	}
}
