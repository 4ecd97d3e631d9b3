package org.chengqing.intake;

/** Where changes of a report after its opening are kept. */
record Amendments(Supplements supplements, Removals removals, CaseEvents events, Notices notices) {}
