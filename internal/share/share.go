// Package share makes what people follow a site by, and pass on: feeds,
// calendars, and pictures to post.
//
// It takes a snapshot and gives views. It says what an item or an event holds,
// and when it is one of its own; the formats themselves are the encoders', and
// which files there are, and where, is the plan's to say. Nothing in it says when
// a build was made, so that an unchanged site gives unchanged bytes.
package share
