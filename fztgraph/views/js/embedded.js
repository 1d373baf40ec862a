"use strict";
/* The page is a file: it has all that it will ever have. */

const canLoad = false;

async function loadNeighbours() {
  return false;
}
