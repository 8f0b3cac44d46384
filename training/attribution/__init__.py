"""Attribution: who says what, learned from a labelled corpus."""
