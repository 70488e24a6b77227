"""What each kind of problem means and what to do about it. docs/api.md lists the same."""

PROBLEM_TEXTS = {
    "bad-request": "The request could not be read.",
    "not-json": "The body is not JSON. NaN, Infinity and text that no database can hold are not taken either.",
    "not-json-type": "Bodies are taken as application/json only, uncompressed; pictures in a form.",
    "not-form": "A picture is taken in a form only: multipart/form-data with `file`, `alt` and `shows`, uncompressed.",
    "too-large": "The body is larger than the route takes. Send fewer things at once.",
    "invalid": "The body or a parameter breaks a rule. `errors` names each place by JSON Pointer.",
    "not-signed-in": "There is no session, or it has ended. Sign in, or redeem a new code. Keep what is not sent yet.",
    "record-closed": (
        "The session was a client's whose record the practice has deleted. Within 30 days the practice can bring it "
        "back, and then the session goes on. Keep what is not sent yet."
    ),
    "wrong-credentials": "E-mail and password do not belong together.",
    "code-not-valid": "The code or link was mistyped, used before, or is too old. Ask for a new one.",
    "forbidden": "The session's role may not use this route.",
    "not-your-profession": (
        "The practice lets only some professions do this, by its settings. `detail` names them. An admin sets what "
        "profession a staff member has, and which professions may."
    ),
    "foreign-origin": "A request that changes something must carry the Origin of the service's own address.",
    "not-found": "There is nothing here, or it belongs to someone else.",
    "method-not-allowed": "The route does not know this method. The header Allow lists those it knows.",
    "conflict": "What is already stored stands against the request.",
    "stale-plan": "The plan has a newer version than the one in If-Match. Read it again, then change it.",
    "stale-first-visit": (
        "Someone has saved what the first visit found since the version in If-Match. Read it again, then change it."
    ),
    "stale-exercise": "Someone has changed this exercise since the version in If-Match. Read it again, then change it.",
    "precondition-required": "The change needs If-Match with the ETag of the version that was read.",
    "too-many-attempts": "Too many wrong passwords or codes. Retry-After says how many seconds to wait.",
    "busy": "The database is busy or away. What was sent may not be stored: send the same again.",
    "unavailable": "A part of the service is not ready.",
    "internal": "A fault of the service. It is in the log under the answer's X-Request-ID.",
}
