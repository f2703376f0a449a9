package prose_test

// sample is the text of a typical opportunity, about 2 KB.
const sample = `## Why we are doing this

People who live with kidney disease tell us that letters about appointments are hard to follow. We want to
rewrite them **together with the people who receive them**, before anything is decided.

You can read [what we heard last year](../../guidance/why-involve.md) and
[the letters as they are now](/files/kidney-letters.pdf).

## What you will be asked to do

1. Read three short letters before the session. We send them by email or post, as you prefer.
2. Come to one online session of 90 minutes, with six other people.
3. Tell us what was clear, what was not, and *what was missing*.

You do not need to know anything about how hospitals work.[^1]

![A letter with its first paragraph marked in yellow](/files/marked-letter.png)

## What difference you will make

Table: What can still change

| Part of the letter | Can it change? | Decided by |
|--------------------|:--------------:|-----------:|
| The words          | yes            | this group |
| The order          | yes            | this group |
| The legal notice   | no             | the law    |

We publish what people said and what we did about it within 12 weeks of the last session.

## Support you can have

- a British Sign Language interpreter or captions
- papers in large print or Easy Read
- a call before the session, so that you know what to expect
- breaks whenever you need one

If you need something else, [tell us](/contact/) or write to <involvement@example.nhs.uk>.

Payment
: £25 for the session, as a voucher or by bank transfer

Expenses
: We pay for data, and for someone to look after the person you care for

## What happens next

We reply within 5 working days. If more people apply than there are places, we choose so that the group is as
mixed as the people who use the service. We tell everyone who applied what we decided and why.

> "I was asked what I thought, and then I saw it in the letter." A member of last year's group

<!-- Reviewed with the renal team -->

[^1]: If you work in health or care you are welcome too: say so when you apply.
`
