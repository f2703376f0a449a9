package jsonschema

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// An object is a JSON object whose members keep their order, in which editors
// propose them.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		for j, v := range []any{m.name, m.value} {
			if j > 0 {
				b.WriteByte(':')
			}
			e := json.NewEncoder(&b)
			e.SetEscapeHTML(false)
			if err := e.Encode(v); err != nil {
				return nil, err
			}
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// bytes returns the object as a file.
func (o object) bytes() []byte {
	flat, err := o.MarshalJSON()
	var b bytes.Buffer
	if err == nil {
		err = json.Indent(&b, flat, "", "  ")
	}
	if err != nil {
		panic(fmt.Sprintf("jsonschema: %v", err)) // it was made here
	}
	b.WriteByte('\n')
	return b.Bytes()
}
