SwaggerUIBundle({
  dom_id: "#ui",
  url: "/openapi.json",
  presets: [SwaggerUIBundle.presets.apis],
  validatorUrl: null,
});
