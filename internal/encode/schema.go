package encode

import (
	"bytes"
	"encoding/json"
	"fmt"

	"involve/internal/view"
)

// dataSchema returns index.schema.json, indented as index.json is.
func dataSchema(s *view.DataSchema) []byte {
	var flat, b bytes.Buffer
	writeJSON(&flat, s.Root)
	if err := json.Indent(&b, flat.Bytes(), "", "  "); err != nil {
		panic(fmt.Sprintf("encode: schema: %v", err)) // it was made here
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// writeJSON writes a value, the members of an object in their order.
func writeJSON(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case view.Object:
		b.WriteByte('{')
		for i, m := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			writeJSON(b, m.Name)
			b.WriteByte(':')
			writeJSON(b, m.Value)
		}
		b.WriteByte('}')
	case []view.Object:
		b.WriteByte('[')
		for i, o := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			writeJSON(b, o)
		}
		b.WriteByte(']')
	default:
		e := json.NewEncoder(b)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			panic(fmt.Sprintf("encode: schema: %v", err))
		}
	}
}
