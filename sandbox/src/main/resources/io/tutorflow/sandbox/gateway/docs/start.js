const services = ["usage-service", "billing-service", "pricing-service", "budget-service"];

SwaggerUIBundle({
  dom_id: "#ui",
  urls: services.map((name) => ({ name, url: `openapi/${name}.json` })),
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
  validatorUrl: null,
});
