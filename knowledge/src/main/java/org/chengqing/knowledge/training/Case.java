package org.chengqing.knowledge.training;

/** One example to learn from: what describes it, whether it is a right answer, and how much it counts. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never changed
record Case(double[] values, boolean right, double weight) {}
