package encode

import (
	"testing"

	"involve/internal/view"
)

func TestSchemaKeepsItsOrder(t *testing.T) {
	got := encode(t, &view.DataSchema{Root: view.Object{
		{Name: "type", Value: "object"},
		{Name: "properties", Value: view.Object{
			{Name: "b", Value: view.Object{{Name: "oneOf", Value: []view.Object{{{Name: "const", Value: "<&> \"שלום\""}}, {{Name: "const", Value: 1}}}}}},
			{Name: "a", Value: view.Object{}},
		}},
		{Name: "required", Value: []string{"b", "a"}},
		{Name: "additionalProperties", Value: false},
	}})
	want := `{
  "type": "object",
  "properties": {
    "b": {
      "oneOf": [
        {
          "const": "<&> \"שלום\""
        },
        {
          "const": 1
        }
      ]
    },
    "a": {}
  },
  "required": [
    "b",
    "a"
  ],
  "additionalProperties": false
}
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
