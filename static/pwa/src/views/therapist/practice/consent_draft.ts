/** Where a practice's own text may start from. What stands in brackets is for the practice to fill in. */
export const CONSENT_DRAFT = `What we keep: your name, your plan, what you practise, your pain scores and your notes.

Why: to see how it goes between your visits, and to change your plan with you.

Who sees it: the staff of [name of the practice]. It is kept on a computer run by [who runs it, and where].

How long: as long as you are our client, and after that as long as the law asks us to. [Say how long that is.]

What you can do: see your record, get a copy, have a mistake put right, or say no at any time. Tell us, or change your answer in Settings.

Questions: [name and phone number].
`
