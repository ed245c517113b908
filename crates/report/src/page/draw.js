// Draws each chart from the description beside it. Everything else is Vega's.
const look = JSON.parse(document.getElementById("look").textContent);
const drawings = Array.from(document.querySelectorAll("script[data-draws]"), async (script) => {
  const place = document.getElementById(script.dataset.draws);
  try {
    await vegaEmbed(place, JSON.parse(script.textContent), { renderer: "svg", actions: false, config: look, bind: place.previousElementSibling });
  } catch (error) {
    place.textContent = "This chart could not be drawn; its values are in the table below.";
    throw error;
  }
});
Promise.all(drawings).then(() => document.documentElement.setAttribute("data-drawn", drawings.length));
