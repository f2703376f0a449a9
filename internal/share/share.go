// Package share makes what people follow a site by, and pass on: feeds,
// calendars, and pictures to post.
//
// It says what an item or an event holds, and when it is one of its own; the formats themselves are the encoders'. Nothing in it says when a build
// was made, so that an unchanged site gives unchanged bytes.
package share
