"use strict";
/* The page is a file: it has all that it will ever have. */

const canLoad = false;

/** Fetch what things are joined to; says whether anything came. */
async function loadNeighbours() {
  return false;
}

/** The address of a page about a thing; a file has none. */
function pageOf() {
  return null;
}
